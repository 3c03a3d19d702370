// What the stage needs to show a breach, as one part with a file of its own.
export { breachMapOf } from './breach-map.ts';
export { lastChangeMs } from './holdings.ts';
