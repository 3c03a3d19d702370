import { markOf } from '../../src/simulation/trace.ts';
import { expect, row, test } from './fixtures.ts';
import { beatStarts, DEFAULT_RUN, messageAt, phaseStarts } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

const MIDDLE = 40;

/** Some frames, and less than any message takes. */
const A_MOMENT_MS = 200;

/** How far the pill is from a place on the screen, in px. */
async function distance(simulator: SimulatorPage, from: { readonly x: number; readonly y: number }): Promise<number> {
  const now = await simulator.pillCentre();
  return Math.hypot(now.x - from.x, now.y - from.y);
}

/** First of the ascending numbers above `than`; throws when there is none. */
function nextOf(numbers: readonly number[], than: number): number {
  const found = numbers.find((number) => number > than);
  if (found === undefined) throw new Error(`[e2e] Nothing comes after ${than}.`);
  return found;
}

function previousOf(numbers: readonly number[], than: number): number {
  const found = numbers.findLast((number) => number < than);
  if (found === undefined) throw new Error(`[e2e] Nothing comes before ${than}.`);
  return found;
}

test.describe('playing', () => {
  test('goes to the end and replays from the start', async ({ simulator }) => {
    const speed = 4;
    const message = messageAt(-2);
    const leftMs = (DEFAULT_RUN.trace.durationMs - markOf(message)) / speed;
    await simulator.stopTime();
    await simulator.open({ message: message.id });
    await simulator.speed.selectOption(`${speed}×`);
    await simulator.play.click();
    await simulator.passTime(leftMs - A_MOMENT_MS);
    await simulator.expectAt(messageAt(-1));
    await expect(simulator.pause).toBeVisible();
    await simulator.passTime(2 * A_MOMENT_MS);
    await expect(simulator.replay).toBeVisible();
    await simulator.expectAtEnd();
    await expect(simulator.captionTitle).toHaveText('The run is completed');
    await expect(simulator.narration).toHaveText(/^The run is completed\. /);

    await simulator.replay.click();
    await simulator.passTime(markOf(messageAt(0)) / speed);
    await simulator.expectAt(messageAt(0));
    await expect(simulator.pause).toBeVisible();
  });

  test('pauses where it is and goes on from there', async ({ simulator }) => {
    await simulator.stopTime();
    await simulator.open({ message: messageAt(MIDDLE).id });
    const openedAt = await simulator.position();
    await simulator.press('k');
    await expect(simulator.pause).toBeVisible();
    await simulator.passTime(A_MOMENT_MS);
    const pausedAt = await simulator.position();
    expect(pausedAt).toBeGreaterThan(openedAt);

    await simulator.press(' ');
    await expect(simulator.play).toBeVisible();
    await simulator.passTime(A_MOMENT_MS);
    expect(await simulator.position()).toBe(pausedAt);

    await simulator.play.click();
    await simulator.passTime(A_MOMENT_MS);
    expect(await simulator.position()).toBeGreaterThan(pausedAt);
  });

  test('moves the pill along with the slider', async ({ simulator }) => {
    const message = messageAt(MIDDLE);
    await simulator.stopTime();
    await simulator.open({ message: message.id });
    const from = await simulator.pillCentre();
    await simulator.play.click();
    // The browser moves it by its own clock, to the end of the message if it is given the time.
    await expect.poll(() => distance(simulator, from)).toBeGreaterThan(2);
    await simulator.passTime((message.receivedMs - markOf(message)) / 2);
    await simulator.pause.click();
    await simulator.expectAt(message);
    const pausedAt = await simulator.pillCentre();
    expect(await distance(simulator, from)).toBeGreaterThan(2);
    await simulator.passTime(A_MOMENT_MS);
    expect(await simulator.pillCentre()).toEqual(pausedAt);
  });

  test('stops when one steps', async ({ simulator }) => {
    const next = messageAt(nextOf(beatStarts(), MIDDLE));
    await simulator.stopTime();
    await simulator.open({ message: messageAt(MIDDLE).id });
    await simulator.play.click();
    await simulator.press('ArrowRight');
    await simulator.expectAt(next);
    await expect(simulator.play).toBeVisible();
    await simulator.passTime(A_MOMENT_MS);
    await simulator.expectAt(next);
  });
});

test.describe('stepping', () => {
  test('begins with the first beat', async ({ simulator }) => {
    await simulator.open();
    await simulator.next.click();
    await simulator.expectAt(messageAt(0));
    await simulator.next.click();
    await simulator.expectAt(messageAt(nextOf(beatStarts(), 0)));
    await simulator.previous.click();
    await simulator.previous.click();
    await simulator.expectAtStart();
  });

  test('goes by one beat, message or phase with the keys of each', async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    let at = MIDDLE;
    for (const [unit, back, forth, starts] of [
      ['beat', 'ArrowLeft', 'ArrowRight', beatStarts()],
      // The two keys of a clicker.
      ['beat', 'PageUp', 'PageDown', beatStarts()],
      ['message', ',', '.', DEFAULT_RUN.trace.messages.map((_, index) => index)],
      ['phase', '[', ']', phaseStarts()],
    ] as const) {
      await test.step(`a ${unit} with ${back} and ${forth}`, async () => {
        const next = nextOf(starts, at);
        await simulator.press(forth);
        await simulator.expectAt(messageAt(next));
        await simulator.press(back);
        await simulator.expectAt(messageAt(previousOf(starts, next)));
        await simulator.press(back);
        at = previousOf(starts, previousOf(starts, next));
        await simulator.expectAt(messageAt(at));
      });
    }
  });

  test('goes by one beat with the buttons', row(false), async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    const next = nextOf(beatStarts(), MIDDLE);
    await simulator.next.click();
    await simulator.expectAt(messageAt(next));
    await simulator.previous.click();
    await simulator.expectAt(messageAt(previousOf(beatStarts(), next)));
  });

  test('goes to the ends with Home and End, and no further', async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    await simulator.press('End');
    await simulator.expectAtEnd();
    await simulator.press('.');
    await simulator.expectAtEnd();
    await simulator.press(',');
    await simulator.expectAt(messageAt(-1));
    await simulator.press('Home');
    await simulator.expectAtStart();
    await simulator.press(',');
    await simulator.expectAtStart();
  });

  test('goes to a beat or a phase of the list', async ({ simulator }) => {
    await simulator.open();
    const phase = phaseStarts()[3] ?? -1;
    await simulator.phases.getByRole('button', { name: /^4 / }).click();
    await simulator.expectAt(messageAt(phase));
    const beats = simulator.phases.getByRole('listitem').filter({ has: simulator.page.locator('.beat') });
    await beats.getByRole('button').locator('visible=true').last().click();
    await simulator.expectAt(messageAt(previousOf(beatStarts(), phaseStarts()[4] ?? -1)));
  });

  test('says the message to those who cannot see it', async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    const first = await simulator.narration.innerText();
    await simulator.press('.');
    await expect(simulator.narration).not.toHaveText(first);
    await expect(simulator.narration).toHaveAttribute('aria-live', 'polite');
  });
});

test.describe('the slider', () => {
  const total = DEFAULT_RUN.trace.messages.length;

  test('moves by messages, phases and to the ends with its keys', async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    await simulator.slider.focus();
    await simulator.press('ArrowRight');
    await simulator.expectAt(messageAt(MIDDLE + 1));
    await simulator.press('ArrowLeft', 'ArrowDown');
    await simulator.expectAt(messageAt(MIDDLE - 1));
    await simulator.press('PageUp');
    const phase = nextOf(phaseStarts(), MIDDLE - 1);
    await simulator.expectAt(messageAt(phase));
    await simulator.press('PageDown');
    await simulator.expectAt(messageAt(previousOf(phaseStarts(), phase)));
    await simulator.press('End');
    await simulator.expectAtEnd();
    await simulator.press('Home');
    await simulator.expectAtStart();
  });

  test('goes where one presses and follows a drag', async ({ page, simulator }) => {
    await simulator.open();
    const box = await simulator.slider.boundingBox();
    if (!box) throw new Error('[e2e] The slider is not on the page.');
    const place = (index: number) => ({ x: ((index + 0.5) / total) * box.width, y: box.height / 2 });
    await simulator.slider.click({ position: place(20) });
    await simulator.expectAt(messageAt(20));

    const [from, to] = [place(20), place(60)];
    await page.mouse.move(box.x + from.x, box.y + from.y);
    await page.mouse.down();
    await page.mouse.move(box.x + to.x, box.y + to.y, { steps: 4 });
    await simulator.expectAt(messageAt(60));
    await page.mouse.up();
    await simulator.expectAt(messageAt(60));
  });

  test('shows inside a message how far it is', async ({ simulator }) => {
    const message = messageAt(MIDDLE);
    await simulator.open({ message: message.id });
    const middle = await simulator.pillCentre();
    const box = await simulator.slider.boundingBox();
    if (!box) throw new Error('[e2e] The slider is not on the page.');
    await simulator.slider.click({ position: { x: ((MIDDLE + 0.2) / total) * box.width, y: box.height / 2 } });
    await simulator.expectAt(message);
    await expect.poll(() => distance(simulator, middle)).toBeGreaterThan(2);
  });
});
