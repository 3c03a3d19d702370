import { describe, expect, it } from 'vitest';
import { type ComponentId, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { arrangedFor, channelsOf, routeOf as routeIn } from '../../../src/layout/layout.ts';
import { TALL } from '../../../src/layout/tall.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { countCrossings, crossingIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { frameAt, markOf } from '../../../src/simulation/trace.ts';
import { boxTone, isAwayAt, isSameScene, messageOn, stageAt, stageLine } from '../../../src/views/stage.ts';
import { stageMark } from '../../../src/views/stage-ground.ts';
import { someOf } from '../rounds.ts';
import { DEFAULT_RUN, faultyRun, runFor } from '../simulation/fixtures.ts';

const routeOf = (from: ComponentId, to: ComponentId) => routeIn(WIDE, from, to);

/** The lines that are drawn of a run while nothing travels. */
const linesOf = (run: Run): string[] =>
  channelsOf(WIDE, run.model).flatMap((channel) => stageLine(WIDE, run, channel, -1, null)?.id ?? []);

describe('the lines of a run', () => {
  it('are those on which it sends something, but for work inside a box', () => {
    const used = DEFAULT_RUN.trace.messages
      .map((message) => specOf(DEFAULT_RUN, message))
      .filter(({ from, to }) => from !== to)
      .map(({ from, to }) => routeOf(from, to).channel.id);
    expect(linesOf(DEFAULT_RUN).sort()).toEqual([...new Set(used)].sort());
  });

  it.each([
    ['server--workload-manager', { trigger: 'dashboard' }],
    ['cluster-api--workload-manager', { trigger: 'dashboard' }],
    ['orchestrator--workload-manager', { trigger: 'dashboard', stack: 'gcp' }],
    ['log-backend--server', { storeAccess: true }],
    ['client--analytics', { analytics: true }],
    ['server--analytics', { analytics: true }],
  ] as const)('have %s only in a run with %j', (id, options) => {
    expect([linesOf(DEFAULT_RUN).includes(id), linesOf(runFor(options)).includes(id)]).toEqual([false, true]);
  });

  it('leave no channel to nothing: each is used in some run', () => {
    const all = [
      DEFAULT_RUN,
      runFor({ trigger: 'dashboard', storeAccess: true, analytics: true }),
      runFor({ trigger: 'dashboard', stack: 'gcp' }),
      runFor({ stack: 'gcp' }),
      runFor({ imageBuild: 'cloud', signIn: 'browser', identityProvider: 'federated' }),
      runFor({ storeAccess: true, analytics: true, code: 'artifact-store' }),
    ];
    const used = new Set(
      all.flatMap((run) =>
        run.trace.messages.map((message) => {
          const { from, to } = specOf(run, message);
          return routeOf(from, to).channel.id;
        }),
      ),
    );
    expect(WIDE.channels.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('stageAt', () => {
  const stageOf = (run: Run, index: number) => {
    const message = run.trace.messages[index];
    if (!message) throw new Error(`No message ${index}.`);
    return stageAt(WIDE, run, 'hybrid', frameAt(run.trace, markOf(message)));
  };

  it('lights two boxes and one line for each message, or a box that works by itself, in the tone of what it carries', () => {
    for (const [index, message] of DEFAULT_RUN.trace.messages.entries()) {
      const { from, to, dataClass } = specOf(DEFAULT_RUN, message);
      const { short } = DEFAULT_RUN.model.dataClasses[dataClass];
      const { boxes, lines } = stageOf(DEFAULT_RUN, index);
      const lit = boxes.filter(({ tone }) => tone !== null);
      expect(new Set(lit.map(({ id }) => id))).toEqual(new Set([from, to]));
      expect(new Set(lit.map(({ tone }) => tone))).toEqual(new Set([dataClass]));
      expect(lines.filter(({ tone }) => tone !== null).map(({ id }) => id)).toEqual(
        from === to ? [] : [routeOf(from, to).channel.id],
      );
      expect(boxes.flatMap(({ id, work }) => (work === null ? [] : [[id, work]]))).toEqual(
        from === to ? [[from, short]] : [],
      );
    }
  });

  it('marks the boundary exactly where a message crosses, and counts all that do', () => {
    for (const [index, message] of DEFAULT_RUN.trace.messages.entries()) {
      const { marks, boundary } = stageOf(DEFAULT_RUN, index);
      const { crossing } = crossingIn(DEFAULT_RUN, 'hybrid', message);
      expect(marks.map((mark) => mark.crossing)).toEqual(crossing === 'none' ? [] : [crossing]);
      expect(boundary.crossings).toEqual(countCrossings(DEFAULT_RUN, 'hybrid'));
    }
  });

  it('has one pill for each message on its way between boxes, at its share of the way', () => {
    const run = runFor({ steps: 6, width: 4 });
    let most = 0;
    for (const share of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const frame = frameAt(run.trace, run.trace.durationMs * share);
      const { pills } = stageAt(WIDE, run, 'saas', frame);
      const travelling = frame.inFlight.flatMap(({ index, progress }) => {
        const message = run.trace.messages[index];
        if (!message) return [];
        const { from, to } = specOf(run, message);
        return from === to ? [] : [[message.id, progress] as const];
      });
      expect(pills.map(({ messageId, progress }) => [messageId, progress]).toSorted()).toEqual(travelling.toSorted());
      most = Math.max(most, pills.length);
    }
    expect(most).toBeGreaterThan(1);
  });

  it('shows a failure in the box, on the line and on the pill', () => {
    const run = faultyRun('push-image.push', 1);
    const index = run.trace.messages.findIndex(({ status }) => status === 'failed');
    const { boxes, lines, pills } = stageOf(run, index);
    expect(boxes.filter(({ tone }) => tone === 'failed').map(({ id }) => id)).toEqual(['client', 'container-registry']);
    expect(lines.filter(({ isFailed }) => isFailed).map(({ id }) => id)).toEqual(['client--container-registry']);
    expect(pills.map(({ label, isFailed }) => [label, isFailed])).toEqual([['image failed', true]]);
  });

  it('is dark before the first message', () => {
    const frame = frameAt(DEFAULT_RUN.trace, 0);
    expect(boxTone(DEFAULT_RUN, 'client', frame)).toEqual(null);
    expect(channelsOf(WIDE, DEFAULT_RUN.model).map((channel) => messageOn(WIDE, DEFAULT_RUN, channel, frame))).toEqual(
      WIDE.channels.map(() => -1),
    );
  });
});

describe('stageMark', () => {
  it.each([
    ['wide', WIDE, { zenml: { leaves: 'right', enters: 'left' }, thirdParty: { leaves: 'left', enters: 'right' } }],
    ['tall', TALL, { zenml: { leaves: 'down', enters: 'up' }, thirdParty: { leaves: 'up', enters: 'down' } }],
  ] as const)('heads for the side where the message goes, on a %s stage', (_form, form, headings) => {
    const layout = arrangedFor(form, ZENML_PRO, DEFAULT_RUN.origin.config, true);
    const checked = new Set<string>();
    for (const scenario of SCENARIO_IDS) {
      for (const index of DEFAULT_RUN.trace.messages.keys()) {
        const mark = stageMark(layout, DEFAULT_RUN, scenario, index);
        if (!mark || mark.crossing === 'outside') continue;
        const expected = headings[mark.border === 'zenml' ? 'zenml' : 'thirdParty'][mark.crossing];
        expect(mark.heading, `${scenario}, message ${index}`).toBe(expected);
        checked.add(`${mark.border} ${mark.crossing}`);
      }
    }
    expect([...checked].toSorted()).toEqual(['third-party enters', 'zenml enters', 'zenml leaves']);
  });
});

describe('isSameScene', () => {
  it.each([
    ['a whole run', DEFAULT_RUN],
    ['a run that fails', faultyRun('push-image.push', 1)],
    [
      'a run in which ZenML is away for a while',
      runFor({ away: { what: 'both', from: 'create-run.create', forMs: 60 } }),
    ],
  ] as const)('means the same boxes and lines, in %s', (_name, run) => {
    const { messages, durationMs } = run.trace;
    const chosen = someOf(messages, 6);
    const moments = [
      ...chosen.flatMap(({ sentMs, receivedMs }) => [sentMs, (sentMs + receivedMs) / 2, receivedMs]),
      durationMs - 1,
      durationMs,
    ].toSorted((a, b) => a - b);
    const looks = moments.map((atMs) => {
      const frame = frameAt(run.trace, atMs);
      const { boxes, lines } = stageAt(WIDE, run, 'saas', frame);
      return { frame, look: JSON.stringify([boxes, lines, boxes.map(({ id }) => isAwayAt(run, id, frame))]) };
    });
    let same = 0;
    for (const [order, now] of looks.entries()) {
      const before = looks[order - 1];
      if (!before || !isSameScene(run, before.frame, now.frame)) continue;
      expect(now.look, `at ${now.frame.atMs} ms`).toBe(before.look);
      same += 1;
    }
    expect(same).toBeGreaterThan(chosen.length / 2);
  });
});
