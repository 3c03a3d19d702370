import { describeFuzz } from '../unit/import/fuzzing.ts';

describeFuzz(1);
