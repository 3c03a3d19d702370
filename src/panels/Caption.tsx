import { PanelRight } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { GLOSSARY } from '../catalogue/index.ts';
import { crossingCounts, crossingIn } from '../simulation/describe.ts';
import { specOf } from '../simulation/run.ts';
import { withPreset } from '../simulation/run-config.ts';
import { hintOf } from '../state/keymap.ts';
import { useMediaQuery } from '../state/media.ts';
import { useCurrentIndex, useFrame, usePlayback, useSentence } from '../state/playback.ts';
import { useCommands, useIsDrawerOpen, useRun, useScenario } from '../state/session.tsx';
import { breakOf, isCleanUp } from '../views/failing.ts';
import { termsOfMessage } from '../views/glossary.ts';
import {
  attemptWords,
  connectionWords,
  countWords,
  crossingWords,
  endSentence,
  failureAhead,
  outcomeWords,
  protocolWords,
  routeWords,
} from '../views/words.ts';
import { Between } from './Between.tsx';

interface CaptionTextProps {
  readonly title: string;
  readonly facts: readonly (string | null)[];
  readonly tone?: 'failed';
  /** What it means, after the facts. */
  readonly tags?: ReactNode;
  /** What one can do with it, at the end of the line. */
  readonly children?: ReactNode;
}

function CaptionText({ title, facts, tone, tags, children }: CaptionTextProps) {
  const statements = facts.filter((fact) => fact !== null);
  return (
    <section className="caption" aria-label="Current message" data-tone={tone}>
      {/* New words are new elements: the old ones do not move, they go. */}
      <h2 key={title} className="caption-title">
        {title}
      </h2>
      <div className="caption-line">
        <p key={statements.join(' ')} className="caption-facts">
          {statements.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <Between />
        {tags}
        <div className="caption-tools">{children}</div>
      </div>
    </section>
  );
}

/** Leads to a message that failed; nothing for -1. */
function GoToFailed({ message }: { readonly message: number }) {
  const { toMessage } = usePlayback();
  if (message < 0) return null;
  return (
    <button type="button" className="link-button go-to-failed" onClick={() => toMessage(message)}>
      Go to what failed
    </button>
  );
}

/** Where only third parties are left that data goes to or comes from: one press, and none is. */
function Isolate() {
  const run = useRun();
  const scenario = useScenario();
  const { setConfig } = useCommands();
  const { model, origin } = run;
  const { zenml, thirdParty } = crossingCounts(run, scenario);
  const preset = model.presets.find(({ id }) => id === 'isolated');
  if (preset === undefined || zenml > 0 || thirdParty === 0) return null;
  return (
    <button
      type="button"
      className="link-button"
      title={preset.hint}
      onClick={() => setConfig(withPreset(model, origin.config, preset))}
    >
      {preset.label}
    </button>
  );
}

/** What happens now, in one plain sentence, and what a security reviewer wants to know about it. */
export function Caption() {
  const run = useRun();
  const scenario = useScenario();
  const isInspected = useIsDrawerOpen('inspector');
  const { toggleLayer } = useCommands();
  const sentence = useSentence();
  const index = useCurrentIndex();
  const ahead = useMemo(() => failureAhead(run), [run]);
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]);
  const atEnd = useFrame((frame, { trace }) => frame.atMs >= trace.durationMs);
  const byFinger = useMediaQuery('(pointer: coarse)');
  const count = `${run.model.scenarios[scenario].label}: ${countWords(run, scenario)}`;
  if (atEnd) {
    const tone = run.trace.outcome.status === 'failed' ? { tone: 'failed' as const } : {};
    return (
      <CaptionText title={endSentence(run)} facts={[outcomeWords(run).detail, count]} {...tone}>
        <GoToFailed message={breakOf(run)} />
      </CaptionText>
    );
  }
  if (!message) {
    if (ahead !== null) {
      return (
        <CaptionText title={ahead.title} facts={[ahead.detail, count]}>
          <GoToFailed message={ahead.message} />
        </CaptionText>
      );
    }
    return (
      <CaptionText
        title="A pipeline run, message by message"
        facts={[
          byFinger ? 'Press play, or swipe to the next stop' : 'Press play (Space), or go to the next stop (→)',
          count,
        ]}
      >
        <Isolate />
      </CaptionText>
    );
  }
  const spec = specOf(run, message);
  const attempt = attemptWords(run, message);
  const crossing = crossingIn(run, scenario, message);
  const isAfterBreak = isCleanUp(run, index);
  const facts = [
    isAfterBreak ? 'Clean-up after the failure' : null,
    attempt,
    routeWords(run, message),
    protocolWords(run, message),
    connectionWords(run, scenario, message),
    spec.auth === 'none' ? null : spec.auth,
  ];
  const tags = (
    <div key={message.id} className="caption-tags">
      <span className="tag" data-crossing={crossing.crossing} data-border={crossing.border}>
        {crossingWords(run, scenario, message)}
      </span>
      <span className="tag" data-class={spec.dataClass}>
        {run.model.dataClasses[spec.dataClass].label}
      </span>
    </div>
  );
  const failed = message.status === 'failed' ? { tone: 'failed' as const } : {};
  return (
    <CaptionText title={sentence} facts={facts} tags={tags} {...failed}>
      {isAfterBreak ? <GoToFailed message={breakOf(run)} /> : null}
      <button
        type="button"
        className="icon-button"
        aria-label="Inspect the message"
        title={hintOf('inspector')}
        aria-pressed={isInspected}
        onClick={() => toggleLayer('inspector')}
      >
        <PanelRight size={18} aria-hidden="true" />
      </button>
      {termsOfMessage(GLOSSARY, spec).length === 0 ? (
        // Its room, so that nothing beside it moves.
        <span className="link-button caption-words" aria-hidden="true" />
      ) : (
        <button
          type="button"
          className="link-button caption-words"
          aria-expanded={isInspected}
          title="What the words mean"
          onClick={() => toggleLayer('inspector')}
        >
          Words
        </button>
      )}
    </CaptionText>
  );
}
