import { landsAfter, type ScorePart } from '../../machines/score.ts';
import { scoreOf, sentenceAt } from '../../src/views/score.ts';
import { stopsOf } from '../../src/views/stops.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import {
  beatStarts,
  CROSSES_IN_BOTH,
  DEFAULT_RUN,
  messageAt,
  messageWhere,
  phaseStarts,
  stopAfter,
  stops,
} from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

const MIDDLE = 40;

/** Of a pipeline step that does what the one before did. */
const LATER = messageWhere(({ step }) => step === 'evaluate');

/** Some frames, and less than any message takes. */
const A_MOMENT_MS = 200;

/** How a message of the default run is told in SaaS. Its parts are its messages: none of them overlap. */
function partAt(index: number): ScorePart {
  const part = scoreOf(DEFAULT_RUN, 'saas').parts[index];
  if (!part) throw new Error(`[e2e] Message ${index} is not told.`);
  return part;
}

/** How far the pill is from a place on the screen, in px. */
async function distance(simulator: SimulatorPage, from: { readonly x: number; readonly y: number }): Promise<number> {
  const now = await simulator.pillFront();
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
  test('goes from stop to stop to the end, and replays from the start', async ({ simulator }) => {
    const speed = 4;
    const [before = -1, last = -1] = stops().slice(-2);
    await simulator.stopTime();
    await simulator.open({ message: messageAt(before).id });
    await simulator.speed.selectOption(`${speed}×`);
    await simulator.play.click();
    // The link opens half way through the message.
    await simulator.passTime(partAt(before).standMs / speed);
    await simulator.expectAt(messageAt(last));
    await expect(simulator.pause).toBeVisible();
    await simulator.passTime(partAt(last).standMs / speed + A_MOMENT_MS);
    await expect(simulator.replay).toBeVisible();
    await simulator.expectAtEnd();
    await expect(simulator.captionTitle).toHaveText('The run is completed');
    await expect(simulator.narration).toHaveText(/^The run is completed\. /);

    await simulator.replay.click();
    await simulator.expectAt(messageAt(stops()[0] ?? -1));
    await expect(simulator.pause).toBeVisible();
  });

  test('leaves a sentence on screen until it can be read, message by message if it tells every one', async ({
    simulator,
  }) => {
    await simulator.stopTime();
    await simulator.open({ message: messageAt(MIDDLE).id, track: 'every' });
    await simulator.press('.', '.');
    await simulator.expectAt(messageAt(MIDDLE + 1));
    await simulator.play.click();
    await simulator.expectAt(messageAt(MIDDLE + 2));
    await simulator.passTime(partAt(MIDDLE + 2).standMs - A_MOMENT_MS);
    await simulator.expectAt(messageAt(MIDDLE + 2));
    await simulator.passTime(2 * A_MOMENT_MS);
    await simulator.expectAt(messageAt(MIDDLE + 3));
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

  test('moves the pill along with the slider, and leaves it at its rest', async ({ simulator }) => {
    const message = messageAt(MIDDLE);
    await simulator.stopTime();
    await simulator.open({ message: message.id });
    const from = await simulator.pillFront();
    await simulator.play.click();
    // The browser moves it by its own clock, to the end of the message if it is given the time.
    await expect.poll(() => distance(simulator, from)).toBeGreaterThan(2);
    await simulator.passTime(landsAfter(partAt(MIDDLE)));
    await simulator.expectAt(message);
    await simulator.pause.click();
    await simulator.expectAt(message);
    const pausedAt = await simulator.pillFront();
    expect(await distance(simulator, from)).toBeGreaterThan(2);
    await simulator.passTime(A_MOMENT_MS);
    expect(await simulator.pillFront()).toEqual(pausedAt);
  });

  test('holds the pill where it meets the boundary', async ({ page, simulator }) => {
    const index = DEFAULT_RUN.trace.messages.indexOf(CROSSES_IN_BOTH);
    const { fromMs, toMs, holdMs, travelMs } = partAt(index);
    if (holdMs === null) throw new Error('[e2e] The message does not cross.');
    await simulator.stopTime();
    await simulator.open({ message: messageAt(index - 1).id });
    await simulator.press('.');
    await simulator.expectAt(CROSSES_IN_BOTH);
    await simulator.passTime((travelMs * (holdMs - fromMs)) / (toMs - fromMs) + 60);
    const heldAt = await simulator.position();
    await simulator.passTime(60);
    expect(await simulator.position()).toBe(heldAt);
    await simulator.press('k', 'k');
    const mark = await page.locator('.crossing-mark').first().boundingBox();
    const pill = await simulator.pillFront();
    if (!mark) throw new Error('[e2e] The message has no mark.');
    expect(Math.hypot(mark.x + mark.width / 2 - pill.x, mark.y + mark.height / 2 - pill.y)).toBeLessThan(3);
    await simulator.press('k');
    await simulator.passTime(travelMs);
    expect(await simulator.position()).toBeGreaterThan(heldAt);
  });

  test('stops when one steps', async ({ simulator }) => {
    const next = messageAt(stopAfter(MIDDLE));
    await simulator.stopTime();
    await simulator.open({ message: messageAt(MIDDLE).id });
    await simulator.play.click();
    await simulator.press('ArrowRight');
    await simulator.expectAt(next);
    await expect(simulator.play).toBeVisible();
    await simulator.passTime(partAt(stopAfter(MIDDLE)).standMs + A_MOMENT_MS);
    await simulator.expectAt(next);
  });
});

test.describe('stepping', () => {
  test('begins with the first stop', MORE, async ({ simulator }) => {
    const [first = -1, second = -1] = stops();
    await simulator.open();
    await simulator.next.click();
    await simulator.expectAt(messageAt(first));
    await simulator.expectAtRest();
    await simulator.next.click();
    await simulator.expectAt(messageAt(second));
    // The other way while it travels.
    await simulator.previous.click();
    await simulator.expectAt(messageAt(first));
    await simulator.expectAtRest();
    await simulator.previous.click();
    await simulator.expectAtStart();
  });

  test('lets the message travel once, and leaves it at its rest', async ({ simulator }) => {
    const index = stopAfter(MIDDLE);
    await simulator.stopTime();
    await simulator.open({ message: messageAt(MIDDLE).id });
    await simulator.press('ArrowRight');
    await simulator.expectAt(messageAt(index));
    const from = await simulator.position();
    await simulator.passTime(A_MOMENT_MS);
    const between = await simulator.position();
    expect(between).toBeGreaterThan(from);
    await simulator.passTime(landsAfter(partAt(index)));
    const rest = await simulator.position();
    expect(rest).toBeGreaterThan(between);
    await simulator.expectAt(messageAt(index));
    await simulator.expectAtRest();
    await expect(simulator.pill).toHaveAttribute('data-message', messageAt(index).id);
    await simulator.passTime(10_000);
    expect(await simulator.position()).toBe(rest);
  });

  test('skips to the rest with a second press', async ({ simulator }) => {
    const index = stopAfter(MIDDLE);
    await simulator.stopTime();
    await simulator.open({ message: messageAt(MIDDLE).id });
    await simulator.press('ArrowRight');
    const from = await simulator.position();
    await simulator.press('ArrowRight');
    await simulator.expectAt(messageAt(index));
    await simulator.expectAtRest();
    expect(await simulator.position()).toBeGreaterThan(from);
    await simulator.press('ArrowLeft', 'ArrowLeft');
    await simulator.expectAt(messageAt(previousOf(stops(), index)));
    await simulator.expectAtRest();
    await simulator.press('ArrowRight');
    await simulator.expectAt(messageAt(index));
  });

  test('goes by one stop, message or phase with the keys of each', async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    let at = MIDDLE;
    for (const [unit, back, forth, starts] of [
      ['stop', 'ArrowLeft', 'ArrowRight', stops()],
      // The two keys of a clicker.
      ['stop', 'PageUp', 'PageDown', stops()],
      ['message', ',', '.', DEFAULT_RUN.trace.messages.map((_, index) => index)],
      ['phase', '[', ']', phaseStarts()],
    ] as const) {
      await test.step(`a ${unit} with ${back} and ${forth}`, async () => {
        const next = nextOf(starts, at);
        await simulator.step(forth);
        await simulator.expectAt(messageAt(next));
        await simulator.step(back);
        await simulator.expectAt(messageAt(previousOf(starts, next)));
        await simulator.step(back);
        at = previousOf(starts, previousOf(starts, next));
        await simulator.expectAt(messageAt(at));
      });
    }
  });

  test('goes by one message with the keys of a stop when every message is told', async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id, track: 'every' });
    await simulator.step('ArrowRight');
    await simulator.expectAt(messageAt(MIDDLE + 1));
    await simulator.step('PageUp', 'ArrowLeft');
    await simulator.expectAt(messageAt(MIDDLE - 1));
  });

  test('goes by one stop with the buttons', row(false), async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    const next = stopAfter(MIDDLE);
    await simulator.next.click();
    await simulator.expectAt(messageAt(next));
    await simulator.expectAtRest();
    await simulator.previous.click();
    await simulator.expectAt(messageAt(previousOf(stops(), next)));
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

  test('goes to a beat or a phase of the list', MORE, async ({ simulator }) => {
    await simulator.open({ track: 'every' });
    const phase = phaseStarts()[3] ?? -1;
    await simulator.phases.getByRole('button', { name: /^4 / }).click();
    await simulator.expectAt(messageAt(phase));
    const beats = simulator.phases.getByRole('listitem').filter({ has: simulator.page.locator('.beat') });
    await beats.getByRole('button').locator('visible=true').last().click();
    await simulator.expectAt(messageAt(previousOf(beatStarts(), phaseStarts()[4] ?? -1)));
  });

  test('says the sentence and the crossing to those who cannot see them, and which step it is', async ({
    simulator,
  }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    await expect(simulator.narration).toHaveAttribute('aria-live', 'polite');
    for (const [key, stop] of [
      ['ArrowRight', stopsOf(DEFAULT_RUN, 'saas').find(({ message }) => message > MIDDLE)],
      [']', null],
    ] as const) {
      await simulator.step(key);
      const index = stop?.message ?? nextOf(phaseStarts(), stopAfter(MIDDLE));
      const sentence = sentenceAt(DEFAULT_RUN, 'saas', 'story', index);
      await expect(simulator.narration).toContainText(sentence);
      await expect(simulator.narration).toHaveText(/(Leaves|Enters|Stays in) (your|ZenML) infrastructure\.$/);
    }
    await simulator.openHash(`message=${LATER.id}`);
    await expect(simulator.narration).toHaveText(/^Step evaluate: /);
  });
});

test.describe('the slider', () => {
  const total = DEFAULT_RUN.trace.messages.length;

  test('moves by messages, phases and to the ends with its keys', MORE, async ({ simulator }) => {
    await simulator.open({ message: messageAt(MIDDLE).id });
    await simulator.slider.focus();
    await simulator.step('ArrowRight');
    await simulator.expectAt(messageAt(MIDDLE + 1));
    await simulator.step('ArrowLeft', 'ArrowDown');
    await simulator.expectAt(messageAt(MIDDLE - 1));
    await simulator.step('PageUp');
    const phase = nextOf(phaseStarts(), MIDDLE - 1);
    await simulator.expectAt(messageAt(phase));
    await simulator.step('PageDown');
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

  test('shows inside a message how far it is', MORE, async ({ simulator }) => {
    const message = messageAt(MIDDLE);
    await simulator.open({ message: message.id });
    const middle = await simulator.pillFront();
    const max = Number(await simulator.slider.getAttribute('max'));
    await simulator.slider.fill(String(Math.round(((MIDDLE + 0.2) / total) * max)));
    await simulator.expectAt(message);
    await expect.poll(() => distance(simulator, middle)).toBeGreaterThan(2);
  });
});
