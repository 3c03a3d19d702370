import { NOTICE } from '../../catalogue/index.ts';
import { formatRunConfig } from '../../simulation/run-config.ts';
import { useConfig, useRun, useScenario } from '../../state/session.tsx';
import { analyticsWords, sourcesWords } from '../../views/words.ts';

/** Stands on paper only: which run the table is about, and what it is not. */
export function PrintTitle({ title }: { readonly title: string }) {
  const run = useRun();
  const scenario = useScenario();
  const config = useConfig();
  const options = Object.entries(formatRunConfig(run.model, config)).map(([name, value]) => `${name} ${value}`);
  return (
    <div className="print-title">
      <h1>
        {title}: {run.model.scenarios[scenario].label}
      </h1>
      <p>
        Options: {options.length === 0 ? 'default' : options.join(', ')}, {analyticsWords(run)}. Facts:{' '}
        {sourcesWords(run.model)}. {NOTICE}
      </p>
    </div>
  );
}
