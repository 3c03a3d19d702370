import type { TalkMemory, TalkRole } from '../../machines/talk-events.ts';
import { isScene } from './talk-channel.ts';

const keyOf = (role: TalkRole, channel: string | null): string => `talk-${role}-${channel ?? ''}`;

const NOTHING: TalkMemory = { isBlack: false, frozen: null, back: null };

/** What this window knew of its talk before it was loaded anew. Never throws. */
export function keptMemory(role: TalkRole, channel: string | null): TalkMemory {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(role, channel)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return NOTHING;
    return {
      isBlack: 'isBlack' in kept && kept.isBlack === true,
      frozen: 'frozen' in kept && isScene(kept.frozen) ? kept.frozen : null,
      back: 'back' in kept && isScene(kept.back) ? kept.back : null,
    };
  } catch {
    // Storage is blocked, or holds something else.
    return NOTHING;
  }
}

/** Keeps it for as long as this window is open; null when the talk is left. */
export function keepMemory(role: TalkRole, channel: string | null, memory: TalkMemory | null): void {
  try {
    if (memory === null) sessionStorage.removeItem(keyOf(role, channel));
    else sessionStorage.setItem(keyOf(role, channel), JSON.stringify(memory));
  } catch {
    // As above.
  }
}
