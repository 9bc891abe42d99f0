/** A group's conversation bears a name that no person's can: the reply must find the room again. */
const prefix = 'room/';

export const roomName = (roomId: string) => `${prefix}${roomId}`;

/** undefined: a person. */
export function roomIdOf(from: string): string | undefined {
  return from.startsWith(prefix) ? from.slice(prefix.length) : undefined;
}
