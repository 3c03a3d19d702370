import '../styles/ledger.css';
import '../styles/review.css';
import { useEffect, useRef } from 'react';
import { type Layer, USUAL_PART } from '../../state/layers.ts';
import type { LedgerLayer } from '../../state/ledger-layer.ts';
import { useRoomForSide } from '../../state/media.ts';
import { useCommands } from '../../state/session.tsx';
import { Drawer } from '../Drawer.tsx';
import { Tabs } from '../Tabs.tsx';
import { Breach } from './Breach.tsx';
import { BreachLegend } from './BreachLegend.tsx';
import { Claims } from './Claims.tsx';
import { Downloads } from './Downloads.tsx';
import { Firewall } from './Firewall.tsx';
import { Holdings } from './Holdings.tsx';
import { Ledger } from './Ledger.tsx';
import { Matrix, type MatrixPick } from './Matrix.tsx';
import { Report } from './Report.tsx';
import { Verdict } from './Verdict.tsx';

const TABS = [
  { id: 'verdict', label: 'Verdict' },
  { id: 'boundary', label: 'Crossings' },
  { id: 'holdings', label: 'Holdings' },
  { id: 'breach', label: 'If broken into' },
  { id: 'firewall', label: 'Egress' },
  { id: 'claims', label: 'Claims' },
  { id: 'report', label: 'Report' },
] as const;

type ReviewLayer = Extract<Layer, { readonly kind: (typeof TABS)[number]['id'] }>;

/** The cell of the matrix that crossings on screen stand for, if it is one. */
function pickOf(layer: ReviewLayer): Partial<MatrixPick> {
  if (layer.kind !== 'boundary' || layer.data === undefined) return {};
  const { data: dataClass, way, party } = layer;
  if (party === 'third-party' && way === undefined) return { dataClass, column: 'thirdParty' };
  return party === 'zenml' && way !== undefined ? { dataClass, column: way } : {};
}

/** What a cell of the matrix shows of the crossings. */
function askedBy({ dataClass, column }: Partial<MatrixPick>): Omit<LedgerLayer, 'kind'> {
  if (column === undefined) return {};
  return column === 'thirdParty'
    ? { data: dataClass, party: 'third-party' }
    : { data: dataClass, party: 'zenml', way: column };
}

type Views = { readonly [Kind in ReviewLayer['kind']]?: Extract<ReviewLayer, { readonly kind: Kind }> };

/** The layer of a tab as it opens: as it was left. The report takes the breach that was looked at, and gives it back. */
function tabOf(kind: ReviewLayer['kind'], { report, ...views }: Views): ReviewLayer {
  const { of, when } = views.breach ?? report ?? {};
  switch (kind) {
    case 'breach':
      return { kind, of: of ?? USUAL_PART, when };
    case 'report':
      return { kind, of, when };
    default:
      return views[kind] ?? { kind };
  }
}

/** What a security reviewer asks of this run: what crosses, who holds it, what it takes and whether the claims hold. */
export default function Review({ layer }: { readonly layer: ReviewLayer }) {
  const { setLayer } = useCommands();
  const hasSide = useRoomForSide();
  // What was asked for on the tabs, while the review is open.
  const views = useRef<Views>({});
  useEffect(() => {
    views.current = { ...views.current, [layer.kind]: layer };
  }, [layer]);
  const matrix = (
    <Matrix
      picked={pickOf(layer)}
      onPick={(pick) => {
        const { phase, group } = views.current.boundary ?? {};
        setLayer({ kind: 'boundary', phase, group, ...askedBy(pick) });
      }}
    />
  );
  return (
    <Drawer
      title="Review"
      head={
        <>
          <Tabs
            label="Review"
            tabs={TABS}
            selected={layer.kind}
            onSelect={(kind) => setLayer(tabOf(kind, views.current))}
          />
          <Downloads layer={layer} />
        </>
      }
    >
      {hasSide ? <div className="review-side">{layer.kind === 'breach' ? <BreachLegend /> : matrix}</div> : null}
      {layer.kind === 'verdict' ? (
        <Verdict />
      ) : layer.kind === 'boundary' ? (
        <Ledger layer={layer} matrix={hasSide ? null : matrix} />
      ) : layer.kind === 'holdings' ? (
        <Holdings layer={layer} />
      ) : layer.kind === 'breach' ? (
        <Breach layer={layer} />
      ) : layer.kind === 'firewall' ? (
        <Firewall />
      ) : layer.kind === 'claims' ? (
        <Claims />
      ) : (
        <Report layer={layer} />
      )}
    </Drawer>
  );
}
