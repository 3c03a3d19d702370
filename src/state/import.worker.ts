import { importTrace } from '../import/index.ts';

addEventListener('message', ({ data: text }: MessageEvent<string>) => postMessage(importTrace(text)));
