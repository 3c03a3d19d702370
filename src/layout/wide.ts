import type { Rect } from './geometry.ts';
import { at, type BuiltInBoxId, type Channel, channel, type Layout, type Slot } from './layout.ts';

const BOX_HEIGHT = 52;
/** Columns: third parties | your machines and accounts | your stack | workspace | control plane | analytics. */
const THIRD_PARTY = { x: 16, width: 130 };
const MACHINE = { x: 182, width: 148 };
const STACK = { x: 404, width: 172 };
const WORKSPACE = { x: 666, width: 144 };
const CONTROL_PLANE = { x: 884, width: 142 };
/** So narrow that it fits beside the last boundary; its name stands upright. */
const ANALYTICS = { x: 1042, width: 20 };

/** Boxes stand still in every scenario; only the boundary between them moves. */
const BOXES: Readonly<Record<BuiltInBoxId, Rect>> = {
  'code-repository': { ...THIRD_PARTY, y: 54, height: BOX_HEIGHT },
  'base-image-registry': { ...THIRD_PARTY, y: 134, height: 48 },
  'package-index': { ...THIRD_PARTY, y: 194, height: BOX_HEIGHT },
  'identity-provider': { ...THIRD_PARTY, y: 414, height: BOX_HEIGHT },
  client: { ...MACHINE, y: 54, height: 66 },
  'image-builder': { ...MACHINE, y: 144, height: 46 },
  'cloud-iam': { ...MACHINE, y: 206, height: BOX_HEIGHT },
  'workload-manager': { ...MACHINE, y: 300, height: BOX_HEIGHT },
  browser: { ...MACHINE, y: 414, height: BOX_HEIGHT },
  'container-registry': { ...STACK, y: 54, height: BOX_HEIGHT },
  orchestrator: { ...STACK, y: 122, height: 146 },
  'step-runtime': { ...STACK, y: 234, height: 34 },
  'cluster-api': { ...STACK, y: 284, height: BOX_HEIGHT },
  'artifact-store': { ...STACK, y: 350, height: BOX_HEIGHT },
  'log-backend': { ...STACK, y: 414, height: BOX_HEIGHT },
  'secrets-store': { ...WORKSPACE, y: 54, height: BOX_HEIGHT },
  server: { ...WORKSPACE, y: 190, height: 90 },
  'metadata-store': { ...WORKSPACE, y: 350, height: BOX_HEIGHT },
  rbac: { ...CONTROL_PLANE, y: 54, height: BOX_HEIGHT },
  'control-plane': { ...CONTROL_PLANE, y: 190, height: 72 },
  'pro-ui': { ...CONTROL_PLANE, y: 300, height: BOX_HEIGHT },
  analytics: { ...ANALYTICS, y: 190, height: 140 },
};

/**
 * Every channel, laid by hand. The client's long lines run in lanes above the boxes and the browser's below; upright
 * pieces use the gutters between columns, and a line past a column takes a gap between two of its boxes. So every
 * crossing is a horizontal piece, and no line meets a box on its way.
 */
const CHANNELS: readonly Channel[] = [
  channel('client', 'container-registry', at(330, 66), at(404, 66)),
  channel('client', 'orchestrator', at(330, 76), at(394, 76), at(394, 150), at(404, 150)),
  channel('client', 'cluster-api', at(330, 85), at(383, 85), at(383, 296), at(404, 296)),
  channel('client', 'artifact-store', at(330, 94), at(372, 94), at(372, 368), at(404, 368)),
  channel('client', 'log-backend', at(330, 103), at(361, 103), at(361, 432), at(404, 432)),
  channel('client', 'cloud-iam', at(330, 112), at(338, 112), at(338, 222), at(330, 222)),
  channel('client', 'image-builder', at(240, 120), at(240, 144)),
  channel('client', 'base-image-registry', at(200, 120), at(200, 138), at(146, 138)),
  channel('client', 'package-index', at(182, 84), at(173, 84), at(173, 212), at(146, 212)),
  channel('client', 'server', at(236, 54), at(236, 44), at(634, 44), at(634, 200), at(666, 200)),
  channel('client', 'control-plane', at(262, 54), at(262, 36), at(870, 36), at(870, 206), at(884, 206)),
  channel('client', 'analytics', at(182, 108), at(178, 108), at(178, 509), at(1056, 509), at(1056, 330)),
  channel('code-repository', 'step-runtime', at(100, 106), at(100, 124), at(350, 124), at(350, 262), at(404, 262)),
  channel('base-image-registry', 'image-builder', at(146, 158), at(182, 158)),
  channel('package-index', 'image-builder', at(146, 199), at(200, 199), at(200, 190)),
  channel('image-builder', 'container-registry', at(330, 150), at(356, 150), at(356, 98), at(404, 98)),
  channel('image-builder', 'artifact-store', at(330, 178), at(367, 178), at(367, 384), at(404, 384)),
  channel('identity-provider', 'browser', at(146, 430), at(182, 430)),
  channel('identity-provider', 'control-plane', at(81, 466), at(81, 497), at(858, 497), at(858, 238), at(884, 238)),
  channel('cloud-iam', 'server', at(330, 250), at(340, 250), at(340, 276), at(605, 276), at(605, 250), at(666, 250)),
  channel('cloud-iam', 'orchestrator', at(330, 218), at(404, 218)),
  channel('cloud-iam', 'step-runtime', at(330, 240), at(404, 240)),
  channel('browser', 'server', at(300, 466), at(300, 476), at(828, 476), at(828, 262), at(810, 262)),
  channel('browser', 'control-plane', at(270, 466), at(270, 483), at(865, 483), at(865, 248), at(884, 248)),
  channel('browser', 'pro-ui', at(240, 466), at(240, 490), at(875, 490), at(875, 338), at(884, 338)),
  channel('orchestrator', 'container-registry', at(490, 122), at(490, 106)),
  channel('orchestrator', 'cluster-api', at(512, 268), at(512, 284)),
  channel('orchestrator', 'artifact-store', at(404, 190), at(398, 190), at(398, 358), at(404, 358)),
  channel('orchestrator', 'log-backend', at(404, 202), at(389, 202), at(389, 442), at(404, 442)),
  channel('orchestrator', 'server', at(576, 208), at(666, 208)),
  channel('orchestrator', 'workload-manager', at(404, 228), at(346, 228), at(346, 310), at(330, 310)),
  channel('step-runtime', 'server', at(576, 242), at(666, 242)),
  channel('step-runtime', 'artifact-store', at(576, 250), at(583, 250), at(583, 360), at(576, 360)),
  channel('step-runtime', 'log-backend', at(576, 259), at(590, 259), at(590, 440), at(576, 440)),
  channel('cluster-api', 'workload-manager', at(404, 322), at(330, 322)),
  channel('cluster-api', 'server', at(576, 300), at(598, 300), at(598, 226), at(666, 226)),
  channel('artifact-store', 'server', at(576, 376), at(612, 376), at(612, 257), at(666, 257)),
  channel('log-backend', 'server', at(576, 430), at(619, 430), at(619, 264), at(666, 264)),
  channel('server', 'secrets-store', at(738, 190), at(738, 106)),
  channel('server', 'metadata-store', at(738, 280), at(738, 350)),
  channel('server', 'control-plane', at(810, 227), at(884, 227)),
  channel('server', 'workload-manager', at(666, 271), at(627, 271), at(627, 343), at(330, 343)),
  channel('server', 'analytics', at(810, 271), at(819, 271), at(819, 503), at(1049, 503), at(1049, 330)),
  channel('control-plane', 'rbac', at(955, 190), at(955, 106)),
];

/** Slots of components that options move. Their lines run between the rows of the column of your machines. */
const SLOTS: readonly Slot[] = [
  {
    in: { codeHost: 'own' },
    boxes: { 'code-repository': { ...MACHINE, y: 358, height: 48 } },
    channels: [channel('code-repository', 'step-runtime', at(330, 383), at(350, 383), at(350, 262), at(404, 262))],
  },
  {
    in: { logBackend: 'datadog' },
    boxes: { 'log-backend': { ...THIRD_PARTY, y: 300, height: BOX_HEIGHT } },
    channels: [
      channel('client', 'log-backend', at(182, 114), at(175, 114), at(175, 312), at(146, 312)),
      channel(
        'orchestrator',
        'log-backend',
        at(404, 214),
        at(335, 214),
        at(335, 264),
        at(155, 264),
        at(155, 324),
        at(146, 324),
      ),
      channel(
        'step-runtime',
        'log-backend',
        at(404, 256),
        at(354, 256),
        at(354, 289),
        at(152, 289),
        at(152, 334),
        at(146, 334),
      ),
      channel('log-backend', 'server', at(110, 352), at(110, 409), at(619, 409), at(619, 264), at(666, 264)),
    ],
  },
];

/** For screens that are wider than they are high: at 1280 × 720 beside the rail its scale is 1. */
export const WIDE: Layout = {
  id: 'wide',
  stage: { x: 0, y: 0, width: 1072, height: 524 },
  boxes: BOXES,
  axis: 'x',
  gaps: [645, 846, 1035],
  rooms: [621, 847, 990],
  thirdPartyGap: 164,
  isApart: false,
  channels: CHANNELS,
  slots: SLOTS,
};
