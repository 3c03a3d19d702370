import '../styles/ledger.css';
import '../styles/review.css';
import { sortedSteps } from '../../claims/breach.ts';
import { useCommands, useScenario } from '../../state/session.tsx';
import { Drawer } from '../Drawer.tsx';
import { useBreach } from './Breach.tsx';
import { BreachChoices, type BreachLayer } from './BreachChoices.tsx';
import { BreachLegend } from './BreachLegend.tsx';
import { BreachSteps } from './BreachSteps.tsx';

/** Beside the stage, on which the same steps are drawn with the same numbers. */
export default function BreachStage({ layer }: { readonly layer: BreachLayer }) {
  const scenario = useScenario();
  const { setLayer } = useCommands();
  const { breaches, sentence } = useBreach(layer);
  const { fruitful, others } = sortedSteps(breaches[scenario]);
  return (
    <Drawer title="If broken into">
      <BreachChoices layer={layer} />
      <p role="status" className="drawer-lead">
        {sentence}
      </p>
      <BreachLegend />
      <button type="button" className="link-button" onClick={() => setLayer({ ...layer, kind: 'breach' })}>
        Back to the review
      </button>
      <BreachSteps fruitful={fruitful} others={others} />
    </Drawer>
  );
}
