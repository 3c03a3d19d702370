import type { ScenarioId } from '../../machines/model.ts';
import type { Exporter, ExportFormat, FileScope } from '../export/index.ts';
import type { Run } from '../simulation/run.ts';
import { storyOf } from '../simulation/story.ts';
import { markOf } from '../simulation/trace.ts';
import { partOf } from './parts.ts';

const exporters = partOf(() => import('../export/index.ts'));
const stage = partOf(() => import('../export/stage-svg.ts'));
const zip = partOf(() => import('fflate'));

/** Hands content to the browser's download as a file. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the content by the next task; keeping the URL would keep the memory.
  setTimeout(() => URL.revokeObjectURL(url));
}

export interface FileKind {
  readonly format: ExportFormat;
  readonly extension: string;
  readonly type: string;
}

/** `zenml-run-saas.json`: says what is in it and in which scenario, and is the same for the same run. */
const nameOf = (what: string, scenario: ScenarioId, extension: string): string =>
  `zenml-${what}-${scenario}.${extension}`;

/**
 * Downloads the run in a text format.
 * @param scope what a file about holdings or a breach is about
 */
export async function saveAs(
  what: string,
  file: FileKind,
  run: Run,
  scenario: ScenarioId,
  scope?: FileScope,
): Promise<void> {
  const { EXPORTERS } = await exporters.load();
  const exporter: Exporter = EXPORTERS[file.format];
  const text = exporter.serialise(run, scenario, scope);
  download(nameOf(what, scenario, file.extension), new Blob([text], { type: file.type }));
}

export type ImageTheme = 'light' | 'dark';

/** The theme that the page has now. */
export function currentTheme(): ImageTheme {
  const { colorScheme } = document.documentElement.style;
  if (colorScheme === 'light' || colorScheme === 'dark') return colorScheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Pixels of a PNG for each px of the drawing. */
const PNG_SCALE = 2;

/** Draws an SVG into a PNG. */
async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * PNG_SCALE;
  canvas.height = image.naturalHeight * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('[files] The picture could not be drawn.'))));
  });
}

/** The stage at a moment as a picture, for an `<img>`. Below the stage it has a caption, which may be cut off. */
export async function stagePicture(run: Run, scenario: ScenarioId, atMs: number, isApart: boolean): Promise<string> {
  const { stageSvg } = await stage.load();
  return `data:image/svg+xml,${encodeURIComponent(stageSvg(run, scenario, atMs, currentTheme(), isApart))}`;
}

/**
 * Downloads the stage at a moment, drawn from the model, with third parties apart or in your zone.
 * @param breach what falls with a part of the run, drawn over it; nothing when left out
 */
export async function saveStage(
  extension: 'svg' | 'png',
  run: Run,
  scenario: ScenarioId,
  atMs: number,
  isApart: boolean,
  breach?: FileScope['breach'],
): Promise<void> {
  const { stageSvg } = await stage.load();
  const svg = stageSvg(run, scenario, atMs, currentTheme(), isApart, breach);
  const content = extension === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await toPng(svg);
  download(nameOf('stage', scenario, extension), content);
}

/** More stills than this would be a file that nobody opens. */
export const MOST_STILLS = 200;

/** Downloads a zip of numbered SVG stills, one a beat. */
export async function saveStills(run: Run, scenario: ScenarioId, isApart: boolean): Promise<void> {
  const [{ stageSvg }, { zipSync, strToU8 }] = await Promise.all([stage.load(), zip.load()]);
  const beats = storyOf(run)
    .flatMap((chapter) => chapter.beats)
    .toSorted((a, b) => (a.messages[0] ?? 0) - (b.messages[0] ?? 0))
    .slice(0, MOST_STILLS);
  const files = beats.flatMap((beat, order) => {
    const message = run.trace.messages[beat.messages[0] ?? -1];
    if (!message) return [];
    const svg = stageSvg(run, scenario, markOf(message), currentTheme(), isApart);
    return [[`${String(order + 1).padStart(3, '0')}-${beat.id}.svg`, strToU8(svg)] as const];
  });
  // A fixed date, so that the same run gives the same bytes.
  const bytes = zipSync(Object.fromEntries(files), { mtime: new Date(2000, 0, 1) });
  download(nameOf('stills', scenario, 'zip'), new Blob([new Uint8Array(bytes)], { type: 'application/zip' }));
}
