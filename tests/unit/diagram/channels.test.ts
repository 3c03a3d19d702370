import { describe, expect, it } from 'vitest';
import { channelsIn } from '../../../src/diagram/graph.ts';
import { CHANNELS, routeOf } from '../../../src/layout/layout.ts';
import { specOf } from '../../../src/simulation/describe.ts';
import { DEFAULT_TRACE, traceFor } from '../simulation/fixtures.ts';

describe('channelsIn', () => {
  it('has the channel of every message, and no other', () => {
    const used = DEFAULT_TRACE.messages.map((message) => routeOf(specOf(message).from, specOf(message).to).channel.id);
    expect([...channelsIn(DEFAULT_TRACE)].sort()).toEqual([...new Set(used)].sort());
  });

  it.each([
    ['server--workload-manager', { trigger: 'dashboard' }],
    ['orchestrator--workload-manager', { trigger: 'dashboard' }],
    ['artifact-store--server', { storeAccess: true }],
    ['log-backend--server', { storeAccess: true }],
    ['client--analytics', { analytics: true }],
    ['server--analytics', { analytics: true, trigger: 'dashboard' }],
  ] as const)('has %s only in a run with %j', (id, options) => {
    expect([channelsIn(DEFAULT_TRACE).has(id), channelsIn(traceFor(options)).has(id)]).toEqual([false, true]);
  });

  it('leaves no channel to nothing: each is used in some run', () => {
    const all = [
      DEFAULT_TRACE,
      traceFor({ trigger: 'dashboard', storeAccess: true, analytics: true }),
      traceFor({ storeAccess: true, analytics: true, code: 'artifact-store' }),
    ];
    const used = new Set(all.flatMap((trace) => [...channelsIn(trace)]));
    expect(CHANNELS.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});
