/**
 * Why a part could not be loaded, as far as the browser tells: this device has no network; the server no longer has the
 * file, as after another version of the page was put there; or anything else, such as no answer.
 */
export type MissReason = 'offline' | 'replaced' | 'unreachable';

/** A part of the program whose file did not come. Asking for the part again fetches again. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  readonly reason: MissReason;

  constructor(reason: MissReason, cause: unknown) {
    super(`[parts] A part could not be loaded: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** A part of the program with a file of its own, which is fetched when it is needed, or before, while the page rests. */
export interface Part<Module> {
  /** The part, undefined until it is here. */
  readonly loaded: () => Module | undefined;
  /** Fetches the part, once for all who ask at the same time. Rejects with a `NotLoaded`, which nobody remembers. */
  readonly load: () => Promise<Module>;
}

const parts: Part<unknown>[] = [];

/** @param fetchPart the dynamic import, written out, so that the bundler gives the part its file */
export function partOf<Module>(fetchPart: () => Promise<Module>): Part<Module> {
  let loaded: Module | undefined;
  let loading: Promise<Module> | undefined;
  const fetchOnce = async (): Promise<Module> => {
    const startMs = performance.now();
    try {
      loaded = await fetchPart();
      return loaded;
    } catch (error) {
      throw new NotLoaded(reasonSince(startMs), error);
    } finally {
      loading = undefined;
    }
  };
  const part: Part<Module> = {
    loaded: () => loaded,
    load: async () => {
      if (loaded !== undefined) return loaded;
      loading ??= fetchOnce();
      return loading;
    },
  };
  parts.push(part);
  return part;
}

/** Whether a server answered that it does not have a file. Many answer with their start page instead of a 404. */
function isGone(request: PerformanceEntry): boolean {
  if (!(request instanceof PerformanceResourceTiming)) return false;
  const { responseStatus: status } = request;
  return (
    status === 404 || status === 410 || (status === 200 && 'contentType' in request && isPage(request.contentType))
  );
}

const isPage = (contentType: unknown): boolean => contentType === 'text/html';

/** What the requests since then say about why a part did not come. Some browsers tell no status. */
function reasonSince(startMs: number): MissReason {
  if (!navigator.onLine) return 'offline';
  const requests = performance.getEntriesByType('resource').filter(({ startTime }) => startTime >= startMs);
  return requests.some(isGone) ? 'replaced' : 'unreachable';
}

/** Rests this long where the browser does not say when it has nothing else to do. */
const REST_MS = 200;

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, REST_MS);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(run);
  return () => cancelIdleCallback(request);
}

/**
 * Fetches all parts one after another while the page has nothing else to do, so that what is opened later does not
 * depend on the network. What does not come is fetched again when it is needed.
 * @returns a function that stops it
 */
export function loadPartsWhileIdle(): () => void {
  let stopped = false;
  let cancel: () => void = () => undefined;
  // By index, because the list grows: a part can bring parts of its own.
  const goOn = (index: number): void => {
    const part = parts[index];
    if (part === undefined || stopped) return;
    cancel = whenIdle(() => {
      const next = () => goOn(index + 1);
      part.load().then(next, next);
    });
  };
  goOn(0);
  return () => {
    stopped = true;
    cancel();
  };
}

const REASONS: Readonly<Record<MissReason, string>> = {
  offline: 'this device is offline.',
  replaced: 'the server has another version now. Reload the page.',
  unreachable: 'the server did not send it. Check the connection.',
};

/**
 * Why a part is not here. A reload is spoken of only where it helps.
 * @param part the beginning of the sentence: `This part`
 */
export const missWords = (part: string, { reason }: NotLoaded): string =>
  `${part} could not be loaded: ${REASONS[reason]}`;
