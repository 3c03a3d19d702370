import type { FailureSpec } from '../model/types.ts';

/** Before there is a run: your script, the image, and what is uploaded for it. */
export const FAILURES_OF_BUILDS = {
  'your-script': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Your script raises an exception.',
    evidence: 'inferred',
    source: 'nothing has been sent by then: zenml 0.98.0 pipelines/pipeline_definition.py',
  },
  'docker-build': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Unable to connect to the Docker daemon. There are three common causes (the client lists them).',
    evidence: 'documented',
    source: 'zenml 0.98.0 container_engines/docker_engine.py:148-150',
  },
  'remote-build': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'The process that builds the image ended with an error: (what the builder says).',
    evidence: 'inferred',
    source: 'zenml 0.98.0 integrations/kaniko, aws and gcp/image_builders',
  },
  'remote-push': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'The process that builds the image ended with an error: (what the registry answers).',
    evidence: 'inferred',
    source: 'zenml 0.98.0 integrations/kaniko, aws and gcp/image_builders',
  },
  'base-image': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'The build ends: (the registry does not answer, or does not have the image). The image is not built.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 container_engines/docker_engine.py',
  },
  'package-index': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'The build ends: No matching distribution found for (a package). The image is not built.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 container_engines/docker_engine.py; pip',
  },
  'docker-push': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Docker error: (the message of the Docker daemon).',
    evidence: 'documented',
    source: 'zenml 0.98.0 container_engines/docker_engine.py:318-321, 450-490',
  },
  'code-upload': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'The client stops with the error of the artifact store.',
    evidence: 'documented',
    source: 'zenml 0.98.0 utils/code_utils.py:214',
  },
} as const satisfies Record<string, FailureSpec>;
