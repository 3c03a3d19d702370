import type { Tour } from '../../model/tour-types.ts';

/** From the moment on at which a step has written its output. */
const MID_STEP = { 'away-from': 'load_data.write-artifact.save' };
const CONTROL_PLANE_AWAY = { away: 'control-plane', ...MID_STEP };

export const ZENML_DOWN: Tour = {
  id: 'zenml-down',
  title: 'What if ZenML is down?',
  audience: 'For operations and risk teams',
  stops: [
    {
      scenario: 'hybrid',
      sentence: 'What happens to a pipeline when ZenML cannot be reached?',
      note: 'We break it in the middle of a run, in the three scenarios. First Hybrid SaaS.',
      seconds: 20,
    },
    {
      scenario: 'hybrid',
      options: CONTROL_PLANE_AWAY,
      message: 'load_data.write-artifact.save',
      sentence: 'ZenML goes away in the middle of a step. The step still writes its output.',
      note: 'Compute, data and the workspace are yours, so nothing that is under way notices yet.',
      seconds: 35,
    },
    {
      scenario: 'hybrid',
      options: CONTROL_PLANE_AWAY,
      message: 'load_data.persist-metadata.check',
      sentence: 'To register it, the workspace asks ZenML for permission, and gets no answer.',
      note: 'A run that is under way stops at its next permission check. That is the sentence to remember.',
      seconds: 35,
    },
    {
      scenario: 'hybrid',
      options: CONTROL_PLANE_AWAY,
      message: 'report-run-failure.closed',
      sentence: 'After 15 seconds of tries the step fails, and the run is closed as failed.',
      note: 'The output is in your artifact store all the same: nothing is lost but the time of the step.',
      seconds: 35,
    },
    {
      scenario: 'hybrid',
      options: { away: 'control-plane', 'away-from': 'load_data.persist-metadata.check', 'away-for': '2000' },
      message: 'finish-run.status',
      sentence: 'An outage of seconds is survived: it is tried again, and the run completes.',
      seconds: 30,
    },
    {
      scenario: 'saas',
      options: { away: 'both', ...MID_STEP },
      message: 'load_data.persist-metadata.pointers',
      sentence: 'In SaaS the workspace is away as well: the step cannot report its result to anyone.',
      note: 'The run keeps its last status in the dashboard, because nobody can tell the workspace.',
      seconds: 30,
    },
    {
      scenario: 'on-prem',
      message: 'load_data.persist-metadata.pointers',
      sentence: 'In Full On-Prem nothing of ZenML is on the path.',
      note: 'Say it with the other half: then the control plane is yours to keep up.',
      seconds: 25,
    },
    {
      scenario: 'hybrid',
      options: CONTROL_PLANE_AWAY,
      view: { view: 'compare', with: 'saas,on-prem' },
      sentence: 'What still works, side by side.',
      seconds: 30,
    },
  ],
};
