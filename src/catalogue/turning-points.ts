import type { MessageContent } from '../model/types.ts';

/**
 * What the story of a run is about, in no order: each entry is one point of it, told by the first of its messages that
 * crosses the boundary in the scenario on screen or, where none does, by the last of them that the run has.
 */
export const TURNING_POINTS: readonly (readonly MessageContent['id'][])[] = [
  ['sign-in.identity', 'dashboard-sign-in.user', 'dashboard-sign-in.login'],
  ['sign-in.session', 'service-account-sign-in.session', 'request-run.ask'],
  ['start-schedule.pod'],
  ['create-scheduled-run.snapshot'],
  ['create-scheduled-run.create'],
  // Where you were signed in before, the first that the workspace asks about you.
  ['connect-workspace.authorize'],
  ['load-stack.check', 'load-stack.stack', 'check-snapshot-run.check', 'check-snapshot-run.allowed'],
  ['registry-token.token', 'start-runner.job'],
  ['push-image.push', 'read-snapshot.snapshot'],
  ['create-run.entitlement', 'create-snapshot.snapshot', 'create-run.create'],
  ['create-scheduled-run.entitlement', 'create-scheduled-run.store'],
  ['check-snapshot-run.entitlement', 'create-snapshot-run.store'],
  ['run-token.token'],
  ['submit-workload.submit'],
  ['fetch-code.code', 'fetch-code.archive', 'download-code.data'],
  ['connect-step.register'],
  // Only where the first step has inputs already; in later steps it is what is new.
  ['load-inputs.load'],
  ['stream-logs.stream'],
  ['write-artifact.save'],
  ['persist-metadata.pointers'],
  ['open-dashboard.shell', 'open-dashboard.workspaces'],
  ['view-run.run'],
];
