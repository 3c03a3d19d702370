import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';
import type { ComponentId, ScenarioId } from '../../machines/model.ts';
import { SCENARIOS } from '../../src/catalogue/scenarios.ts';
import { componentIdsOf } from '../../src/model/model.ts';
import type { Run } from '../../src/simulation/run.ts';
import type { TraceMessage } from '../../src/simulation/trace.ts';
import { DEFAULT_RUN, MODEL, specIn } from './model.ts';

/** A file that is opened on the page. */
export interface PageFile {
  readonly name: string;
  readonly content: string;
}

/** Where something is on the screen, in px. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a link to the page says, as it stands in the hash. */
export type Link = Readonly<Record<string, string>>;

/** The file of the worker, whatever it does. */
export const BACKGROUND_WORKER = /\/background\.worker-[^/]*\.js$/;

/** The whole page, as one who uses it knows it: by roles and names. */
export class SimulatorPage {
  readonly slider: Locator;
  readonly play: Locator;
  readonly pause: Locator;
  readonly replay: Locator;
  readonly next: Locator;
  readonly previous: Locator;
  readonly speed: Locator;
  readonly caption: Locator;
  readonly captionTitle: Locator;
  readonly phases: Locator;
  readonly stage: Locator;
  readonly boundaryChip: Locator;
  readonly pill: Locator;
  readonly narration: Locator;
  readonly notice: Locator;
  readonly drawer: Locator;
  readonly drawerTitle: Locator;
  readonly help: Locator;
  readonly card: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.slider = page.getByRole('slider', { name: 'Playback position' });
    const playback = page.getByRole('region', { name: 'Playback' });
    this.play = playback.getByRole('button', { name: 'Play', exact: true });
    this.pause = playback.getByRole('button', { name: 'Pause', exact: true });
    this.replay = playback.getByRole('button', { name: 'Replay', exact: true });
    this.next = playback.getByRole('button', { name: 'Next', exact: true });
    this.previous = playback.getByRole('button', { name: 'Previous', exact: true });
    this.speed = playback.getByRole('combobox', { name: 'Speed' });
    this.caption = page.getByRole('region', { name: 'Current message' });
    this.captionTitle = this.caption.getByRole('heading');
    this.phases = page.getByRole('navigation', { name: 'Pipeline run' });
    this.stage = page.getByRole('region', { name: 'Data flow diagram', exact: true });
    this.boundaryChip = this.stage.locator('.boundary-chip');
    this.pill = this.stage.locator('.pill');
    this.narration = page.getByRole('status', { name: 'Narration' });
    this.notice = page.getByRole('status', { name: 'Notice' });
    this.drawer = page.getByRole('complementary');
    this.drawerTitle = this.drawer.getByRole('heading', { level: 2 });
    this.card = page.locator('.card');
    this.help = page.getByRole('dialog', { name: 'Keyboard' });
  }

  /**
   * From now on time passes on the page only by `passTime`, so that a test of playback depends on no machine's speed.
   * It holds back frames and timers, not the browser's own animations. To be called before the page is opened.
   */
  async stopTime(): Promise<void> {
    await this.page.clock.install({ time: 0 });
    await this.page.clock.pauseAt(1000);
  }

  /** Lets this many ms pass on a page whose time was stopped, frame by frame. */
  async passTime(ms: number): Promise<void> {
    await this.page.clock.runFor(ms);
  }

  /**
   * From now on no worker starts to work, so that what runs in the background does not end before the returned function
   * lets it.
   */
  async holdBackground(): Promise<() => Promise<void>> {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await this.page.route(BACKGROUND_WORKER, async (route) => {
      await released;
      // The worker may be gone, and its request with it.
      await route.continue().catch(() => undefined);
    });
    return async () => {
      release();
      await this.page.unroute(BACKGROUND_WORKER);
    };
  }

  /** Nothing runs in the background any more. */
  async expectNoBackground(): Promise<void> {
    await expect.poll(() => this.page.workers().length).toBe(0);
  }

  /** A drag of one file over the page, as the browser tells it. */
  dragOf(file: PageFile): Promise<JSHandle<DataTransfer>> {
    return this.page.evaluateHandle(({ name, content }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name, { type: 'application/json' }));
      return transfer;
    }, file);
  }

  /** Drops a file on the page. */
  async drop(file: PageFile): Promise<void> {
    const dataTransfer = await this.dragOf(file);
    await this.page.locator('body').dispatchEvent('dragover', { dataTransfer });
    await this.page.locator('body').dispatchEvent('drop', { dataTransfer });
  }

  /** Where the slider stands. */
  async position(): Promise<number> {
    return Number(await this.slider.inputValue());
  }

  /** Opens the page at what a link says and waits until it stands. */
  async open(link: Link = {}): Promise<void> {
    await this.openHash(new URLSearchParams(link).toString());
  }

  /** Opens the page with any text in the hash; without any, at the start of the default run, as somebody who comes back. */
  async openHash(hash: string): Promise<void> {
    await this.page.goto(`/#${hash === '' ? 'scenario=saas' : hash}`);
    await expect(this.page.locator('.react-flow__node-component, .drawer').first()).toBeVisible();
    // The diagram may come after a drawer, and has no boxes where a sheet lies over it.
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll('.stage')].every(
        (stage) => stage.clientWidth === 0 || stage.querySelector('.react-flow__node') !== null,
      ),
    );
  }

  /** The diagram is built up: boxes, and the channels between them, which follow. */
  async expectDiagram(): Promise<void> {
    await expect(this.page.locator('.react-flow__node-component').first()).toBeVisible();
    await expect(this.page.locator('path.channel').first()).toBeAttached();
  }

  /** The radio of a scenario. It lies under its label, which is what people click. */
  scenario(id: ScenarioId): Locator {
    return this.page
      .getByRole('radiogroup', { name: 'Deployment scenario' })
      .getByRole('radio', { name: SCENARIOS[id].label, exact: true });
  }

  /** The colours of the page are those of the system (`light dark`), or always the same. */
  async expectColours(scheme: 'light dark' | 'light' | 'dark'): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme))
      .toBe(scheme);
  }

  /** Chooses something from the menu of the header. */
  async chooseFromMenu(name: string | RegExp): Promise<void> {
    const menu = this.page.locator('.menu');
    if (!(await menu.isVisible())) await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await menu.getByRole('button', { name }).click();
  }

  async clickScenario(id: ScenarioId): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Deployment scenario' })
      .getByText(SCENARIOS[id].label, { exact: true })
      .click();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses keys that step, each when the message of the step before has come to its rest. */
  async step(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.press(key);
      await this.expectAtRest();
    }
  }

  /** Nothing travels: the run does not play, and no step is under way. */
  async expectAtRest(): Promise<void> {
    await expect(this.page.getByRole('region', { name: 'Playback' })).toHaveAttribute('data-moving', 'false');
  }

  /** The box of a component in the diagram. */
  box(component: ComponentId): Locator {
    return this.page.getByTestId(`rf__node-${component}`);
  }

  /** The components that have a box in the diagram. */
  async boxes(): Promise<ComponentId[]> {
    const nodes = await this.nodePlaces();
    const ids = componentIdsOf(MODEL).filter((id) => nodes.has(id));
    expect(ids.length).toBeGreaterThan(10);
    return ids;
  }

  /** Where each box and each zone of the diagram is on the screen, in px, by its id. */
  async nodePlaces(): Promise<ReadonlyMap<string, Place>> {
    const nodes = await this.stage.locator('.react-flow__node, .zone').evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.getAttribute('data-id') ?? '', { x, y, width, height }] as const;
      }),
    );
    return new Map(nodes);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The cursor is at the moment of a message. */
  async expectAt(message: TraceMessage, run: Run = DEFAULT_RUN): Promise<void> {
    const { messages } = run.trace;
    const total = messages.length;
    const index = messages.findIndex(({ id }) => id === message.id);
    const { label } = specIn(message, run);
    await expect(this.slider).toHaveAttribute('aria-valuetext', `Message ${index + 1} of ${total}: ${label}`);
  }

  async expectAtStart(run: Run = DEFAULT_RUN): Promise<void> {
    await expect(this.slider).toHaveAttribute(
      'aria-valuetext',
      `Start of the run, ${run.trace.messages.length} messages`,
    );
  }

  async expectAtEnd(run: Run = DEFAULT_RUN): Promise<void> {
    const total = run.trace.messages.length;
    await expect(this.slider).toHaveAttribute('aria-valuetext', `End of the run, ${total} of ${total}`);
  }

  /** The value of a name in the hash, which the page writes a moment after the cursor has moved. */
  async expectInLink(name: string, value: string | null): Promise<void> {
    await expect.poll(() => new URLSearchParams(new URL(this.page.url()).hash.slice(1)).get(name)).toBe(value);
  }

  /** Waits until the browser has drawn this many frames. */
  async frames(count: number): Promise<void> {
    await this.page.evaluate(
      (frames) =>
        new Promise<void>((resolve) => {
          let left = frames;
          requestAnimationFrame(function draw() {
            left -= 1;
            if (left <= 0) resolve();
            else requestAnimationFrame(draw);
          });
        }),
      count,
    );
  }

  /** Where the front of the message on its way is on the screen. */
  async pillFront(): Promise<{ readonly x: number; readonly y: number }> {
    return this.pill.evaluate((pill) => {
      const { x, y } = pill.getBoundingClientRect();
      return { x, y };
    });
  }
}
