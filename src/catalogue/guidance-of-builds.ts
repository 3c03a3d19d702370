import type { Guidance } from '../model/types.ts';
import type { FAILURES_OF_BUILDS } from './failures-of-builds.ts';

const LOG_OF_BUILDER = [
  { where: 'Log of the builder', what: 'the pod in your cluster', in: { imageBuild: 'cluster' } },
  { where: 'Log of the builder', what: 'the build in the console of your cloud', in: { imageBuild: 'cloud' } },
] as const;

/** What fails, where it shows and what to do, before there is a run. */
export const GUIDANCE_OF_BUILDS = {
  'your-script': {
    sentence: 'Your script raises an exception.',
    look: [
      { where: 'Terminal', what: 'the traceback' },
      { where: 'Dashboard', what: 'nothing: there is no run yet' },
    ],
    fix: 'Correct the script and run it again.',
    evidence: 'inferred',
    source: 'nothing has been sent by then: zenml 0.98.0 pipelines/pipeline_definition.py',
  },
  'docker-build': {
    sentence: 'The image cannot be built.',
    look: [{ where: 'Terminal', what: '“Unable to connect to the Docker daemon”, with three common causes' }],
    fix: 'Start Docker, or see with docker info why you may not use it. Then run the script again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 container_engines/docker_engine.py:148-150',
  },
  'remote-build': {
    sentence: 'The builder cannot build the image.',
    look: [{ where: 'Terminal', what: 'what the builder said last' }, ...LOG_OF_BUILDER],
    fix: 'Correct what the log of the builder names: its rights, the way to base images and packages, or the requirements.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 integrations/kaniko, aws and gcp/image_builders',
  },
  'remote-push': {
    sentence: 'The builder cannot push the image to the container registry.',
    look: [
      { where: 'Terminal', what: 'what the builder said last' },
      ...LOG_OF_BUILDER,
      { where: 'Dashboard', what: 'nothing: there is no run yet' },
    ],
    fix: 'Give the builder the right to push, and see that the repository exists. Then run the script again.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 integrations/kaniko, aws and gcp/image_builders',
  },
  'base-image': {
    sentence: 'The base image cannot be pulled.',
    look: [{ where: 'Terminal', what: 'the error of the build, with the name of the image' }],
    fix: 'Let whoever builds the image reach the registry of that image, or name another one.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 container_engines/docker_engine.py',
  },
  'package-index': {
    sentence: 'The packages of your steps cannot be installed.',
    look: [{ where: 'Terminal', what: 'the error of pip, with the name of the package' }],
    fix: 'Let whoever builds the image reach the package index, or name another one.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 container_engines/docker_engine.py; pip',
  },
  'docker-push': {
    sentence: 'The image cannot be pushed to the container registry.',
    look: [
      { where: 'Terminal', what: '“Docker error”, with the message of the Docker daemon' },
      { where: 'Dashboard', what: 'nothing: there is no run yet' },
    ],
    fix: 'Give the role of the connector the right to push, and see that the repository exists. Then run the script again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 container_engines/docker_engine.py:318-321, 450-490; what to do is inferred',
  },
  'code-upload': {
    sentence: '<asker> cannot upload to the artifact store.',
    look: [
      { where: 'Terminal', what: 'the error of the artifact store' },
      { where: 'Dashboard', what: 'nothing: there is no run yet' },
    ],
    fix: 'Give the role of the connector the right to write to the {{bucket}}. Then run the script again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 utils/code_utils.py:214; what to do is inferred',
  },
} as const satisfies Readonly<Record<keyof typeof FAILURES_OF_BUILDS, Guidance>>;
