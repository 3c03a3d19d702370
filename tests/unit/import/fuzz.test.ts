import { describeFuzz } from './fuzzing.ts';

// All of them: tests/more.
describeFuzz(1 / 24);
