import { grouped } from './grouped.ts';
import type { Calling, Party, RawCall } from './recorded-call.ts';
import { formOf } from './telling.ts';
import { tokenOf } from './tokens.ts';

const userAgentOf = ({ headers }: RawCall): string => headers.get('user-agent') ?? '';
const isZenml = (call: RawCall): boolean => /^zenml\/|\bZenML\//.test(userAgentOf(call));
const isGet = (call: RawCall, path: RegExp): boolean => call.method === 'GET' && path.test(call.url.pathname);

const asksForItsStep = ({ url }: RawCall): boolean => url.searchParams.has('step_configuration_filter');
const isLogin = (call: RawCall): boolean => call.method === 'POST' && call.url.pathname.endsWith('/login');
const endsAStep = (call: RawCall): boolean =>
  call.method === 'PUT' &&
  /\/steps\/[^/]+$/.test(call.url.pathname) &&
  /"status":\s*"(?:completed|failed)"/.test(call.request.text);

/** Every ZenML process begins by asking who it talks to; a client asks again when it has signed in. */
const beginsAProcess = (call: RawCall, before: RawCall | undefined): boolean =>
  isGet(call, /\/info$/) && tokenOf(call) === 'none' && !(before && isLogin(before));

/** Who cannot be told from the others, as their calls come one between the other. */
const MIXED = 'mixed';

/**
 * The process of each ZenML call: as the recorder says, or else by order, which only works as long as one process waits
 * for the other. Once a second step begins before the first has ended, and after a step, whoever asks may be anybody.
 */
function processesOf(calls: readonly RawCall[]): ReadonlyMap<RawCall, string> {
  const processes = new Map<RawCall, string>();
  let count = 0;
  let before: RawCall | undefined;
  let current = MIXED;
  let isInStep = false;
  let overlaps = false;
  for (const call of calls) {
    if (beginsAProcess(call, before)) {
      overlaps ||= isInStep;
      count += 1;
      current = `process ${count}`;
    }
    isInStep ||= asksForItsStep(call);
    processes.set(call, call.process !== '' ? `process ${call.process}` : overlaps ? MIXED : current);
    if (isInStep && endsAStep(call)) {
      current = MIXED;
      isInStep = false;
    }
    before = call;
  }
  return processes;
}

const CLIENT: Party = { name: 'client', known: true };
const STEP: Party = { name: 'step-runtime', known: true };
const unknown = (what: string): Party => ({ name: `unknown (${what})`, known: false });

/** Who a ZenML process is, by what only one kind of process does. */
function zenmlParty(calls: readonly RawCall[]): Party {
  if (calls.some(asksForItsStep)) return STEP;
  const signsIn = calls.some((call) => isLogin(call) || userAgentOf(call).startsWith('Host/'));
  const getsARunToken = calls.some((call) => isGet(call, /\/api_token$/));
  if (signsIn || getsARunToken || calls.some((call) => tokenOf(call) === 'user')) return CLIENT;
  return unknown(calls.some((call) => tokenOf(call) === 'run') ? 'holder of a run token' : 'ZenML client or step');
}

/** Who made a call that is not ZenML's own client library, by the program and its credential. */
function otherParty(call: RawCall): Party {
  const userAgent = userAgentOf(call);
  const token = tokenOf(call);
  if (call.headers.has('zenml-server-id') || token === 'workspace') return { name: 'server', known: true };
  if (userAgent.startsWith('Mozilla/')) return { name: 'browser', known: true };
  // The device code is the client's: it was given out to it.
  if (formOf(call)?.has('device_code')) return CLIENT;
  if (token === 'kubeconfig' || /^docker/i.test(userAgent)) return CLIENT;
  if (token === 'service-account') return { name: 'orchestrator', known: true };
  return unknown(/^[\w.-]*/.exec(userAgent)?.[0] || 'no User-Agent');
}

/** A call of ZenML's own code whose process cannot be told. Only a client signs in, and has the token of the user. */
function mixedParty(call: RawCall): Party {
  const token = tokenOf(call);
  if (token === 'user' || userAgentOf(call).startsWith('Host/')) return CLIENT;
  return unknown(token === 'run' ? 'holder of a run token' : 'ZenML client or step');
}

/** Who made the calls for which the recorder names nobody. Nothing is guessed: who cannot be told is unknown. */
export function anonymousCallers(calls: readonly RawCall[]): ReadonlyMap<RawCall, Calling> {
  const processes = processesOf(calls.filter(isZenml));
  const byProcess = grouped(processes.keys(), (call) => processes.get(call) ?? MIXED);
  const parties = new Map([...byProcess].map(([process, own]): [string, Party] => [process, zenmlParty(own)]));
  // An orchestrator pod has the token of its steps and asks while they run: order does not tell them apart.
  const isShared = [...parties.values()].some((party) => party.name === unknown('holder of a run token').name);
  return new Map(
    calls.map((call): [RawCall, Calling] => {
      const process = processes.get(call);
      if (process === undefined) {
        const caller = otherParty(call);
        return [call, { caller, instance: `${caller.name} ${call.process}`.trim() }];
      }
      const isMixed = process === MIXED || (isShared && call.process === '');
      const caller = isMixed ? mixedParty(call) : (parties.get(process) ?? mixedParty(call));
      return [call, { caller, instance: isMixed ? '' : process }];
    }),
  );
}
