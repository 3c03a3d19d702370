import { describe, expect, it } from 'vitest';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import {
  attemptWords,
  connectionWords,
  crossingWords,
  outcomeWords,
  positionWords,
  protocolWords,
  routeWords,
} from '../../../src/state/words.ts';
import { DEFAULT_TRACE, faultyRun, traceOf } from '../simulation/fixtures.ts';

/** A message of the default run. Throws when the run has none with this id. */
function messageOf(id: string, trace = DEFAULT_TRACE): TraceMessage {
  const message = trace.messages.find((candidate) => candidate.id === id);
  if (!message) throw new Error(`[test] No message ${id}.`);
  return message;
}

const registryToken = messageOf('registry-token.ask');

describe('crossingWords', () => {
  it('says where the data goes, seen from your infrastructure', () => {
    expect(crossingWords('saas', registryToken)).toEqual('Leaves your infrastructure');
    expect(crossingWords('hybrid', registryToken)).toEqual('Stays in your infrastructure');
    expect(crossingWords('on-prem', registryToken)).toEqual('Stays in your infrastructure');
  });

  it('says "Enters" for data that comes in', () => {
    const entering = DEFAULT_TRACE.messages.filter(
      (message) => crossingWords('saas', message) === 'Enters your infrastructure',
    );
    expect(entering.map(routeWords)).toContain('ZenML server → Client SDK');
  });

  it('does not call yours what stays between two boxes of ZenML', () => {
    const [between] = DEFAULT_TRACE.messages.filter((message) => routeWords(message) === 'Control plane → RBAC');
    if (!between) throw new Error('[test] Nobody asks RBAC.');
    expect(crossingWords('saas', between)).toEqual('Stays in ZenML infrastructure');
    expect(crossingWords('hybrid', between)).toEqual('Stays in ZenML infrastructure');
    expect(crossingWords('on-prem', between)).toEqual('Stays in your infrastructure');
  });
});

describe('routeWords', () => {
  it('names both ends, or the one box in which it happens', () => {
    expect(routeWords(registryToken)).toEqual('Client SDK → ZenML server');
    expect(routeWords(messageOf('run-code.call'))).toEqual('Inside Client SDK');
  });
});

describe('protocolWords and connectionWords', () => {
  it('name the port and who opens the connection', () => {
    expect(protocolWords(registryToken)).toEqual('HTTPS 443');
    expect(connectionWords('saas', registryToken)).toEqual('opened by Client SDK, outbound');
    expect(connectionWords('hybrid', registryToken)).toEqual('opened by Client SDK');
  });

  it('name no connection where nothing travels on a network', () => {
    expect(protocolWords(messageOf('run-code.call'))).not.toMatch(/\d/);
    expect(connectionWords('saas', messageOf('run-code.call'))).toEqual(null);
  });
});

describe('attemptWords', () => {
  it('is silent about a message that arrives at the first try', () => {
    expect(attemptWords(registryToken)).toEqual(null);
  });

  it('counts the tries of a message that is sent again', () => {
    const { messages } = faultyRun('registry-token.ask', 2);
    const tries = messages.filter(({ spec }) => spec === 'registry-token.ask').map(attemptWords);
    expect(tries).toEqual([
      expect.stringMatching(/^Try 1 of 6 fails: ./),
      expect.stringMatching(/^Try 2 of 6 fails: ./),
      'Try 3 succeeds.',
    ]);
  });

  it('does not count where nobody tries again', () => {
    const trace = faultyRun('push-image.push', 1);
    expect(attemptWords(messageOf('push-image.push', trace))).toMatch(/^Fails: ./);
  });
});

describe('outcomeWords', () => {
  it('counts the messages of a run that is completed', () => {
    expect(outcomeWords(traceOf([{}, {}], 10))).toEqual({
      title: 'The run is completed',
      detail: '2 messages were sent.',
    });
  });

  it.each([
    ['no-run', 'No connection. The workspace has no run yet, so the dashboard shows nothing.'],
    ['failed', 'No connection. The dashboard shows a failed run.'],
    ['stuck', 'No connection. Nobody can tell the workspace, so the dashboard keeps showing the last status.'],
  ] as const)('says why a run has failed and what the dashboard shows: %s', (dashboard, detail) => {
    const trace = {
      ...traceOf([{}], 10),
      outcome: { status: 'failed', message: 'message-0', reason: 'No connection.', dashboard } as const,
    };
    expect(outcomeWords(trace)).toEqual({ title: 'The run has failed', detail });
  });
});

describe('positionWords', () => {
  const trace = traceOf([{ spec: 'run-code.call' }, { spec: 'registry-token.ask' }], 10);

  it('counts from one and names the message', () => {
    expect(positionWords(trace, 1, false)).toMatch(/^Message 2 of 2: ./);
  });

  it('names both ends of the run', () => {
    expect(positionWords(trace, -1, false)).toEqual('Start of the run, 2 messages');
    expect(positionWords(trace, 1, true)).toEqual('End of the run, 2 of 2');
  });
});
