import type { RunConfig } from '../../machines/model.ts';
import { simulate } from '../simulation/simulate.ts';

addEventListener('message', ({ data: config }: MessageEvent<RunConfig>) => postMessage(simulate(config)));
