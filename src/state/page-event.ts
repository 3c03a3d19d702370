import type { SessionEvent } from '../../machines/session-events.ts';
import type { Run } from '../simulation/run.ts';
import type { Dialog, Layer } from './layers.ts';

/** A run that was exported before: a file, or its text. */
export type RunSource = File | string;

/** What the session of this page understands. */
export type PageEvent = SessionEvent<Run, Layer, Dialog, RunSource>;
