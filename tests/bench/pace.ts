import type { Browser } from '@playwright/test';
import { TRACK_IDS, type Track } from '../../machines/score.ts';

declare global {
  interface Window {
    /** What has stood in the caption, and since when, in ms of the page's clock. */
    captions: { message: string; text: string; sinceMs: number }[];
  }
}

/** Captions of *Every message* that are looked at: all of them would take 15 minutes. The story is looked at as a whole. */
const MOST_CAPTIONS = 40;

/** No caption stands longer, and no story either. */
const LIMIT_MS = { caption: 20_000, track: 240_000 };

/** How far the clock of the page is moved at once. */
const STRIDE_MS = 1000;

export interface Pace {
  readonly track: Track;
  /** Words of each caption over the time it stood at normal speed, in words a second. */
  readonly wordsPerSecond: readonly number[];
}

/** Notes at each frame what stands in the caption. Serialised by the browser driver: it uses nothing from outside. */
function watchCaptions(): void {
  window.captions = [];
  requestAnimationFrame(function look(nowMs) {
    const message = document.querySelector('input[type=range]')?.getAttribute('aria-valuetext') ?? '';
    const text = document.querySelector('[aria-label="Current message"] h2')?.textContent ?? '';
    const last = window.captions.at(-1);
    if (last?.message !== message || last.text !== text) window.captions.push({ message, text, sinceMs: nowMs });
    requestAnimationFrame(look);
  });
}

/**
 * Plays a run from its start at normal speed and reads its captions off the page. The page's clock is moved by hand,
 * frame by frame, so that minutes of it take less.
 */
async function paceOf(browser: Browser, url: string, track: Track): Promise<Pace> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.clock.install({ time: 0 });
  await page.goto(`${url}#scenario=hybrid&track=${track}`);
  await page.locator('.react-flow__node-component').first().waitFor();
  await page.clock.pauseAt(60_000);
  await page.evaluate(watchCaptions);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const isOver = () =>
    page.evaluate(
      (most) => window.captions.length > most || document.querySelector('button[aria-label="Replay"]') !== null,
      MOST_CAPTIONS + 1,
    );
  for (let passedMs = 0; !(await isOver()); passedMs += STRIDE_MS) {
    if (passedMs > LIMIT_MS.track) throw new Error(`[bench] The ${track} does not end.`);
    await page.clock.runFor(STRIDE_MS);
  }
  const captions = await page.evaluate(() => window.captions);
  await context.close();
  // The first is the opening, and the last is still on screen.
  const wordsPerSecond = captions.slice(1, -1).map(({ text, sinceMs }, index) => {
    const stoodMs = (captions[index + 2]?.sinceMs ?? Number.NaN) - sinceMs;
    if (!(stoodMs > 0 && stoodMs < LIMIT_MS.caption)) throw new Error(`[bench] A caption stood ${stoodMs} ms: ${text}`);
    return (1000 * text.trim().split(/\s+/).length) / stoodMs;
  });
  if (wordsPerSecond.length < 10) throw new Error(`[bench] The ${track} has ${wordsPerSecond.length} captions.`);
  return { track, wordsPerSecond };
}

/** How fast one has to read at normal speed, on each track. */
export async function paces(browser: Browser, url: string): Promise<readonly Pace[]> {
  const found: Pace[] = [];
  for (const track of TRACK_IDS) found.push(await paceOf(browser, url, track));
  return found;
}
