/** An Official Account talks to one person at a time: no rooms, no friends, no moments. Wechaty asks for them all the same. */
import { Puppet } from 'wechaty-puppet';

export class NotOfThisAccount extends Error {
  override readonly name = 'NotOfThisAccount';
}

/** What an Official Account cannot do; asked for, it says so. */
export function unsupported(what: string): () => Promise<never> {
  return () => Promise.reject(new NotOfThisAccount(`A WeChat Official Account has no ${what}.`));
}

const rooms = unsupported('rooms');
const friends = unsupported('friend requests');
const tags = unsupported('tags here');
const posts = unsupported('posts here');

export abstract class PuppetWithoutRooms extends Puppet {
  override roomAdd = rooms;
  override roomAnnounce = rooms;
  override roomAvatar = rooms;
  override roomCreate = rooms;
  override roomDel = rooms;
  override roomList = () => Promise.resolve([]);
  override roomQRCode = rooms;
  override roomQuit = rooms;
  override roomTopic = rooms;
  override roomRawPayload = rooms;
  override roomRawPayloadParser = rooms;
  override roomMemberList = rooms;
  override roomMemberRawPayload = rooms;
  override roomMemberRawPayloadParser = rooms;
  override roomInvitationAccept = rooms;
  override roomInvitationRawPayload = rooms;
  override roomInvitationRawPayloadParser = rooms;

  override friendshipAccept = friends;
  override friendshipAdd = friends;
  override friendshipSearchPhone = friends;
  override friendshipSearchHandle = friends;
  override friendshipRawPayload = friends;
  override friendshipRawPayloadParser = friends;

  override tagContactAdd = tags;
  override tagContactRemove = tags;
  override tagContactDelete = tags;
  override tagContactList = tags;

  override postPublish = posts;
  override postSearch = posts;
  override postRawPayload = posts;
  override postRawPayloadParser = posts;
  override tap = posts;
  override tapSearch = posts;
}
