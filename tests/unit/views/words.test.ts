import { describe, expect, it } from 'vitest';
import {
  attemptWords,
  connectionWords,
  crossingWords,
  outcomeWords,
  positionWords,
  protocolWords,
  routeWords,
} from '../../../src/views/words.ts';
import { DEFAULT_RUN, faultyRun, messageOf, runOf } from '../simulation/fixtures.ts';

const registryToken = messageOf(DEFAULT_RUN, 'registry-token.ask');
const call = messageOf(DEFAULT_RUN, 'run-code.call');

describe('crossingWords', () => {
  it('says where the data goes, seen from your infrastructure', () => {
    expect(crossingWords(DEFAULT_RUN, 'saas', registryToken)).toEqual('Leaves your infrastructure');
    expect(crossingWords(DEFAULT_RUN, 'hybrid', registryToken)).toEqual('Stays in your infrastructure');
    expect(crossingWords(DEFAULT_RUN, 'on-prem', registryToken)).toEqual('Stays in your infrastructure');
  });

  it('says "Enters" for data that comes in', () => {
    const entering = DEFAULT_RUN.trace.messages.filter(
      (message) => crossingWords(DEFAULT_RUN, 'saas', message) === 'Enters your infrastructure',
    );
    expect(entering.map((message) => routeWords(DEFAULT_RUN, message))).toContain('ZenML server → Client SDK');
  });

  it('does not call yours what stays between two boxes of ZenML', () => {
    const [between] = DEFAULT_RUN.trace.messages.filter(
      (message) => routeWords(DEFAULT_RUN, message) === 'Control plane → RBAC',
    );
    if (!between) throw new Error('[test] Nobody asks RBAC.');
    expect(crossingWords(DEFAULT_RUN, 'saas', between)).toEqual('Stays in ZenML infrastructure');
    expect(crossingWords(DEFAULT_RUN, 'hybrid', between)).toEqual('Stays in ZenML infrastructure');
    expect(crossingWords(DEFAULT_RUN, 'on-prem', between)).toEqual('Stays in your infrastructure');
  });
});

describe('routeWords', () => {
  it('names both ends, or the one box in which it happens', () => {
    expect(routeWords(DEFAULT_RUN, registryToken)).toEqual('Client SDK → ZenML server');
    expect(routeWords(DEFAULT_RUN, call)).toEqual('Inside Client SDK');
  });
});

describe('protocolWords and connectionWords', () => {
  it('name the port and who opens the connection', () => {
    expect(protocolWords(DEFAULT_RUN, registryToken)).toEqual('HTTPS 443');
    expect(connectionWords(DEFAULT_RUN, 'saas', registryToken)).toEqual('opened by Client SDK, outbound');
    expect(connectionWords(DEFAULT_RUN, 'hybrid', registryToken)).toEqual('opened by Client SDK');
  });

  it('name no connection where nothing travels on a network', () => {
    expect(protocolWords(DEFAULT_RUN, call)).not.toMatch(/\d/);
    expect(connectionWords(DEFAULT_RUN, 'saas', call)).toEqual(null);
  });
});

describe('attemptWords', () => {
  it('is silent about a message that arrives at the first try', () => {
    expect(attemptWords(DEFAULT_RUN, registryToken)).toEqual(null);
  });

  it('counts the tries of a message that is sent again', () => {
    const run = faultyRun('registry-token.ask', 2);
    const sends = run.trace.messages.filter(({ spec }) => spec === 'registry-token.ask');
    const tries = sends.map((message) => attemptWords(run, message));
    expect(tries).toEqual([
      expect.stringMatching(/^Try 1 of 6 fails: ./),
      expect.stringMatching(/^Try 2 of 6 fails: ./),
      'Try 3 succeeds.',
    ]);
  });

  it('does not count where nobody tries again', () => {
    const run = faultyRun('push-image.push', 1);
    expect(attemptWords(run, messageOf(run, 'push-image.push'))).toMatch(/^Fails: ./);
  });
});

describe('outcomeWords', () => {
  it('counts the messages of a run that is completed', () => {
    expect(outcomeWords(runOf([{}, {}], 10))).toEqual({
      title: 'The run is completed',
      detail: '2 messages were sent.',
    });
  });

  it.each([
    ['no-run', 'No connection. The workspace has no run yet, so the dashboard shows nothing.'],
    ['failed', 'No connection. The dashboard shows a failed run.'],
    ['stuck', 'No connection. Nobody can tell the workspace, so the dashboard keeps showing the last status.'],
  ] as const)('says why a run has failed and what the dashboard shows: %s', (dashboard, detail) => {
    const run = runOf([{}], 10);
    const outcome = { status: 'failed', message: 'message-0', reason: 'No connection.', dashboard } as const;
    expect(outcomeWords({ ...run, trace: { ...run.trace, outcome } })).toEqual({ title: 'The run has failed', detail });
  });
});

describe('positionWords', () => {
  const run = runOf([{ spec: 'run-code.call' }, { spec: 'registry-token.ask' }], 10);

  it('counts from one and names the message', () => {
    expect(positionWords(run, 1, false)).toMatch(/^Message 2 of 2: ./);
  });

  it('names both ends of the run', () => {
    expect(positionWords(run, -1, false)).toEqual('Start of the run, 2 messages');
    expect(positionWords(run, 1, true)).toEqual('End of the run, 2 of 2');
  });
});
