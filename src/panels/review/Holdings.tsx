import { useMemo } from 'react';
import { OWNER_IDS, type OwnerId, type ScenarioId } from '../../../machines/model.ts';
import { OWNER_WORDS } from '../../claims/holding-words.ts';
import { holdingsAt, isKept, type KeepingCount, lastChangeMs } from '../../claims/holdings.ts';
import { type HoldingsSubject, holdingsTable } from '../../claims/holdings-table.ts';
import type { HoldingsLayer } from '../../state/layers.ts';
import { useMediaQuery } from '../../state/media.ts';
import { useFrame } from '../../state/playback.ts';
import { useCommands, useRun, useScenario, useTalkPlace } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { Choice } from './Choice.tsx';
import { HoldingList } from './HoldingList.tsx';
import { MarkTag } from './Items.tsx';
import { PrintTitle } from './PrintTitle.tsx';
import { ScenarioTable } from './ScenarioTable.tsx';

const MOMENTS = ['end', 'now'] as const;
const MOMENT_LABELS = { end: 'After the run', now: 'Up to the moment on screen' } as const;
const SHOWN = ['kept', 'all'] as const;
const ITEMS_LABELS = { kept: 'What is or may be kept', all: 'Also what only passes through' } as const;

function SubjectLabel({ subject }: { readonly subject: HoldingsSubject }) {
  const { model } = useRun();
  switch (subject.kind) {
    case 'all':
      return <span>All items</span>;
    case 'mark':
      return <MarkTag mark={subject.mark} />;
    case 'class':
      return (
        <span className="class-word" data-class={subject.dataClass}>
          {model.dataClasses[subject.dataClass].label}
        </span>
      );
  }
}

function Count({ count: { all, atRest, unknown } }: { readonly count: KeepingCount }) {
  if (all === 0) return <span className="drawer-muted">–</span>;
  const passing = all - atRest - unknown;
  const parts = [
    atRest === 0 ? null : `${formatCount(atRest)} kept`,
    unknown === 0 ? null : `${formatCount(unknown)} unknown`,
    passing === 0 ? null : `${formatCount(passing)} pass through`,
  ];
  return <span>{parts.filter((part) => part !== null).join(' · ')}</span>;
}

const subjectKey = (subject: HoldingsSubject): string =>
  subject.kind === 'all' ? 'all' : subject.kind === 'mark' ? subject.mark : subject.dataClass;

/** What an owner has of this run: in the three scenarios, and item by item in the selected one. */
export function Holdings({ layer }: { readonly layer: HoldingsLayer }) {
  const run = useRun();
  const scenario = useScenario();
  const { setLayer } = useCommands();
  const onPaper = useMediaQuery('print');
  const isTalk = useTalkPlace()?.window === 'stage';
  const owner: OwnerId = layer.owner ?? 'zenml';
  const moment = layer.when ?? 'end';
  const whichItems = layer.items ?? 'kept';
  const nowMs = useFrame((frame) => (moment === 'now' ? lastChangeMs(run, frame.atMs) : 0));
  const atMs = moment === 'now' ? nowMs : 'end';
  const lines = useMemo(() => holdingsTable(run, owner, atMs), [run, owner, atMs]);
  const there = useMemo(
    () => holdingsAt(run, scenario, atMs).filter((holding) => holding.owner === owner),
    [run, scenario, atMs, owner],
  );
  const listed = whichItems === 'all' ? there : there.filter(isKept);
  const owners = OWNER_IDS.filter((id) => run.model.zones.some((zone) => zone.owner === id));
  const { at, ask } = OWNER_WORDS[owner];
  const tableLines = (isShown: (subject: HoldingsSubject) => boolean) =>
    lines
      .filter(({ subject }) => isShown(subject))
      .map(({ subject, counts }) => ({
        key: subjectKey(subject),
        label: <SubjectLabel subject={subject} />,
        cell: (id: ScenarioId) => <Count count={counts[id]} />,
      }));
  return (
    <>
      <PrintTitle title="Who holds what" />
      <div className="holdings-head">
        <p className="drawer-lead">
          What of this run is {at}, at every component that has it. Unknown: no source says what is kept; {ask}.
        </p>
        <div className="filters">
          <Choice
            label="Owner"
            ids={owners}
            labelOf={(id) => OWNER_WORDS[id].label}
            value={owner}
            onChange={(id) => setLayer({ ...layer, owner: id })}
          />
          <Choice
            label="Moment"
            ids={MOMENTS}
            labelOf={(id) => MOMENT_LABELS[id]}
            value={moment}
            onChange={(id) => setLayer({ ...layer, when: id === 'now' ? id : undefined })}
          />
          <Choice
            label="Items"
            ids={SHOWN}
            labelOf={(id) => ITEMS_LABELS[id]}
            value={whichItems}
            onChange={(id) => setLayer({ ...layer, items: id === 'all' ? id : undefined })}
          />
        </div>
      </div>
      <ScenarioTable
        caption={`What is ${at} in the three scenarios`}
        head="Items"
        isOfNumbers={false}
        // In a talk nobody opens what is folded away: one table tells of marks and of classes.
        lines={tableLines(({ kind }) => isTalk || kind !== 'class')}
      />
      <h3>
        {run.model.scenarios[scenario].label}: {ITEMS_LABELS[whichItems].toLowerCase()}, {at},{' '}
        {MOMENT_LABELS[moment].toLowerCase()}
      </h3>
      {listed.length === 0 ? (
        <p className="drawer-muted">Nothing.</p>
      ) : (
        <HoldingList caption={`Items ${at}`} holdings={listed} />
      )}
      {isTalk ? null : (
        <details className="holdings-classes" open={onPaper}>
          <summary>The three scenarios by data class</summary>
          <ScenarioTable
            caption={`What is ${at} by data class in the three scenarios`}
            head="Data class"
            isOfNumbers={false}
            lines={tableLines(({ kind }) => kind === 'class')}
          />
        </details>
      )}
    </>
  );
}
