/** What a complete first picture consists of. */
export interface Picture {
  readonly zones: readonly string[];
  /** React Flow ids of all boxes, and of all channels that are drawn at rest. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

export interface LoadRecord {
  readonly readyMs: number;
  readonly firstContentfulPaintMs: number;
  /** Start and duration of each main-thread task over 50 ms. */
  readonly longTasks: readonly (readonly [startMs: number, durationMs: number])[];
  readonly resources: readonly { readonly path: string; readonly bytes: number; readonly endMs: number }[];
}

/** What the bench puts into the page as `window.bench`. Times are ms since the navigation began, as `performance.now()`. */
export interface Probe {
  /** When the first complete picture was painted. Rejects when that never happens. */
  readonly ready: Promise<number>;
  readonly load: () => Promise<LoadRecord>;
  /**
   * Waits for the next key press and then for the state it leads to: another message, or the named scenario.
   * Call it before pressing.
   */
  readonly keyToPaint: (scenario: string | null) => void;
  /** @returns the ms from that key event's own timestamp to the paint that shows the state */
  readonly paintDelayMs: () => Promise<number>;
  /** Resolves at the first frame, from which on all are recorded by their own time stamps. */
  readonly startFrames: () => Promise<void>;
  /** @returns the times between the frames since `startFrames`, in ms */
  readonly stopFrames: () => number[];
  /** The layout shift since the last call or, the first time, since the navigation; what moves within 0.5 s of input does not count. */
  readonly takeLayoutShift: () => number;
  /** How often the page has asked for a frame, a timer or an idle moment, or was given one, since the last call. */
  readonly takeCalls: () => number;
}

declare global {
  interface Window {
    bench: Probe;
  }
}

/**
 * Runs in the page before any of its own scripts. Serialised by the browser driver, so it may use nothing from outside.
 * "Painted" is a task posted from the animation frame in which the state was first there: it runs right after that frame
 * has gone to the compositor.
 */
export function installProbe({ zones, nodes, edges }: Picture): void {
  const READY_LIMIT_MS = 30_000;
  const SHOWN_LIMIT_MS = 5_000;
  // The page's own use of these is counted, that of the probe is not.
  const nextFrame = window.requestAnimationFrame.bind(window);
  const later = window.setTimeout.bind(window);

  const longTasks: [number, number][] = [];
  let layoutShift = 0;
  let firstContentfulPaintMs = Number.NaN;
  const observe = (type: string, each: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('longtask', (entry) => longTasks.push([entry.startTime, entry.duration]));
  observe('layout-shift', (entry) => {
    // Parts of the entry that the DOM types leave out. What moves right after a key press was asked for.
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) layoutShift += value;
  });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') firstContentfulPaintMs = entry.startTime;
  });

  function afterPaint(then: (nowMs: number) => void): void {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(null);
  }

  /** Looks at each frame until the state is there. */
  function painted(isThere: () => boolean, limitMs: number, what: () => string): Promise<number> {
    return new Promise((resolve, reject) => {
      const giveUpMs = performance.now() + limitMs;
      nextFrame(function look() {
        if (isThere()) afterPaint(resolve);
        else if (performance.now() > giveUpMs) reject(new Error(`[bench] Not on screen in time: ${what()}`));
        else nextFrame(look);
      });
    });
  }

  const isVisible = (selector: string): boolean => {
    const element = document.querySelector(selector);
    if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 || height > 0;
  };
  const picture = [
    '.boundary-chip',
    ...zones.map((id) => `.zone[data-id="${id}"]`),
    ...nodes.map((id) => `.react-flow__node[data-id="${id}"]`),
    ...edges.map((id) => `.react-flow__edge[data-id="${id}"] path`),
  ];
  // The last part first: while there is nothing yet, one look is enough.
  const missing = (): string | undefined => picture.findLast((selector) => !isVisible(selector));
  const ready = painted(
    () => missing() === undefined,
    READY_LIMIT_MS,
    () => String(missing()),
  );
  // Nobody may be waiting for it yet.
  ready.catch(() => undefined);

  async function load(): Promise<LoadRecord> {
    const readyMs = await ready;
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const parts = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      readyMs,
      firstContentfulPaintMs,
      longTasks,
      resources: [...(page ? [page] : []), ...parts].map((entry) => ({
        path: entry === page ? 'index.html' : new URL(entry.name).pathname,
        bytes: entry.encodedBodySize,
        endMs: entry.responseEnd,
      })),
    };
  }

  const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
  /** The messages that are on their way, the boxes in which something is done, and the number of the current message. */
  const messageNow = () => ({
    active: [...document.querySelectorAll<HTMLElement>('.pill, .box[data-activity=active]')].length,
    number: document.querySelector<HTMLElement>('.readout')?.title ?? '',
  });
  let paintDelay: Promise<number> = Promise.reject(new Error('[bench] No key press was announced.'));
  paintDelay.catch(() => undefined);

  function keyToPaint(scenario: string | null): void {
    const before = { ...messageNow(), chip: textOf('.boundary-chip') };
    const isThere = (): boolean => {
      if (scenario !== null) {
        const stage = document.querySelector<HTMLElement>('.stage');
        return stage?.dataset.scenario === scenario && textOf('.boundary-chip') !== before.chip;
      }
      const { active, number } = messageNow();
      return active > 0 && number !== before.number;
    };
    paintDelay = new Promise((resolve, reject) => {
      addEventListener(
        'keydown',
        (event) => {
          painted(isThere, SHOWN_LIMIT_MS, () => `what the key ${event.key} leads to`).then(
            (paintedMs) => resolve(paintedMs - event.timeStamp),
            reject,
          );
        },
        { capture: true, once: true },
      );
      later(() => reject(new Error('[bench] No key press arrived.')), SHOWN_LIMIT_MS + 1000);
    });
    paintDelay.catch(() => undefined);
  }

  let frames: number[] | null = null;
  function startFrames(): Promise<void> {
    const own: number[] = [];
    frames = own;
    return new Promise((resolve) => {
      nextFrame(function count(nowMs) {
        if (frames !== own) return;
        own.push(nowMs);
        resolve();
        nextFrame(count);
      });
    });
  }
  function stopFrames(): number[] {
    const times = frames ?? [];
    frames = null;
    // A stall at the end counts too, although no frame has followed it yet.
    const lastMs = times.at(-1) ?? 0;
    if (performance.now() - lastMs > 34) times.push(performance.now());
    return times.slice(1).map((timeMs, index) => timeMs - (times[index] ?? 0));
  }

  let calls = 0;
  /** Counts each request and, for those that repeat by themselves, each time the callback runs. */
  function counted<Rest extends unknown[], Given extends unknown[]>(
    ask: (callback: (...given: Given) => void, ...rest: Rest) => number,
  ): typeof ask {
    return (callback, ...rest) => {
      calls++;
      return ask(
        (...given) => {
          calls++;
          callback(...given);
        },
        ...rest,
      );
    };
  }
  const { setInterval, requestIdleCallback } = window;
  // Only the form with a function is counted; a page with a content security policy has no other.
  type Timer = (callback: (...given: unknown[]) => void, ...rest: unknown[]) => number;
  window.requestAnimationFrame = counted(nextFrame);
  window.requestIdleCallback = counted(requestIdleCallback.bind(window));
  window.setTimeout = counted(later as Timer) as typeof window.setTimeout;
  window.setInterval = counted(setInterval.bind(window) as Timer) as typeof window.setInterval;

  window.bench = {
    ready,
    load,
    keyToPaint,
    paintDelayMs: () => paintDelay,
    startFrames,
    stopFrames,
    takeLayoutShift() {
      const taken = layoutShift;
      layoutShift = 0;
      return taken;
    },
    takeCalls() {
      const taken = calls;
      calls = 0;
      return taken;
    },
  };
}
