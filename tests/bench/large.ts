import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { framesDuring, type OpenPage, open, stepLatencies } from './page.ts';

/** About 100,000 messages. */
const LARGE = 'steps=2700&width=50';
const MESSAGES = 100_000;

export const LARGE_VIEWS = ['sequence', 'timeline', 'log'] as const;
export type LargeView = (typeof LARGE_VIEWS)[number];

const SCROLL_MS = 2000;
const STEPS = 12;

export interface LargeFigures {
  readonly scrollGapsMs: readonly number[];
  readonly stepsMs: readonly number[];
}

/** Opens a run of about 100,000 messages and waits until it has been simulated. */
export async function openLarge(browser: Browser, url: string): Promise<OpenPage> {
  const opened = await open(browser, url);
  await opened.page.evaluate((hash) => {
    location.hash = hash;
  }, `scenario=saas&${LARGE}`);
  await opened.page.waitForFunction(
    (least) => {
      // "Message 0 of 102,645": what the readout counts depends on the track.
      const [, total = ''] = (document.querySelector<HTMLElement>('.readout')?.title ?? '').split(' of ');
      return Number(total.replace(/\D/g, '')) >= least;
    },
    MESSAGES,
    { timeout: 60_000 },
  );
  return opened;
}

/** Frames while the mouse wheel turns over the view, to and fro. */
async function scrollFrames(page: Page): Promise<number[]> {
  const drawer = await page.locator('.drawer').boundingBox();
  if (!drawer) throw new Error('[bench] The trace is not on screen.');
  await page.mouse.move(drawer.x + drawer.width / 2, drawer.y + drawer.height * 0.7);
  return framesDuring(page, async () => {
    const beganMs = performance.now();
    for (let goneMs = 0; goneMs < SCROLL_MS; goneMs = performance.now() - beganMs) {
      await page.mouse.wheel(0, goneMs < SCROLL_MS * 0.7 ? 240 : -240);
      await sleep(8);
    }
  });
}

/** How a view of the trace moves with about 100,000 messages. */
export async function largeFigures(page: Page, view: LargeView): Promise<LargeFigures> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `scenario=saas&${LARGE}&view=${view}`);
  await page
    .locator(`.drawer [role=tab][aria-selected=true]`)
    .filter({ hasText: new RegExp(view, 'i') })
    .waitFor();
  await sleep(1500);
  // The keys of the run, not those of the view.
  await page.locator('.caption').click();
  const stepsMs = await stepLatencies(page, '.', STEPS);
  return { stepsMs, scrollGapsMs: await scrollFrames(page) };
}
