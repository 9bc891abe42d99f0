/**
 * The puppet of an Official Account: what the webhook has verified is emitted through wechaty, what wechaty's `say` says
 * goes out as a customer-service message. Why our own: docs/decisions/0014-own-official-account-puppet.md.
 */
import { type payloads, types } from 'wechaty-puppet';
import type { Inbound } from '../../src/kernel/message.ts';
import { PuppetWithoutRooms, unsupported } from './puppet-without-rooms.ts';

export interface OfficialAccountParts {
  /** Names the account to wechaty. */
  readonly appId: string;
  /** Sends a text to an openid; throws when the platform did not take it. */
  readonly sendText: (openId: string, text: string) => Promise<void>;
}

const kindsOfMessage = {
  photo: types.Message.Image,
  voice: types.Message.Audio,
  video: types.Message.Video,
  document: types.Message.Attachment,
  location: types.Message.Location,
  contact: types.Message.Contact,
  link: types.Message.Url,
  sticker: types.Message.Emoticon,
  other: types.Message.Unknown,
} as const;

const cannotSay = unsupported('way to send this from here');
const cannotFetch = unsupported('such content in this message');
const noProfile = unsupported('such knowledge of its followers');

export class OfficialAccountPuppet extends PuppetWithoutRooms {
  readonly #parts: OfficialAccountParts;
  /** Handed over and not yet done with, by the id under which wechaty knows it. */
  readonly #underWay = new Map<string, Inbound>();
  #count = 0;

  constructor(parts: OfficialAccountParts) {
    super();
    this.#parts = parts;
  }

  override onStart(): Promise<void> {
    this.login(this.#parts.appId);
    return Promise.resolve();
  }

  override onStop(): Promise<void> {
    this.#underWay.clear();
    return Promise.resolve();
  }

  override ding(text?: string): void {
    this.emit('dong', { data: text ?? '' });
  }

  /**
   * Keeps a verified message under an id of its own: one that is brought again is waited for again, so every
   * delivery has another.
   */
  keep(inbound: Inbound): string {
    this.#count += 1;
    const id = String(this.#count);
    this.#underWay.set(id, inbound);
    return id;
  }

  /** Hands what is kept under that id to wechaty. */
  bring(id: string): void {
    this.emit('message', { messageId: id });
  }

  /** What is kept under that id. */
  kept(id: string): Inbound | undefined {
    return this.#underWay.get(id);
  }

  /** Done with: nothing of it is kept. */
  letGo(id: string): void {
    this.#underWay.delete(id);
    this.cache.message.delete(id);
  }

  override messageRawPayload(id: string): Promise<Inbound> {
    const inbound = this.#underWay.get(id);
    return inbound ? Promise.resolve(inbound) : Promise.reject(new Error('That message is no longer kept.'));
  }

  override messageRawPayloadParser(raw: Inbound): Promise<payloads.Message> {
    // The raw payload does not name it, and the id is only used to find the payload again.
    return Promise.resolve({
      id: raw.messageId,
      talkerId: raw.from,
      listenerId: this.currentUserId,
      text: raw.text,
      timestamp: 0,
      type: raw.enclosure ? kindsOfMessage[raw.enclosure.kind] : types.Message.Text,
    });
  }

  override async messageSendText(openId: string, text: string): Promise<void> {
    await this.#parts.sendText(openId, text);
  }

  // "微信公众平台 … 不再返回用户的昵称和头像" since 27 December 2021: a follower is an openid and nothing more.
  override contactRawPayload(id: string): Promise<string> {
    return Promise.resolve(id);
  }

  override contactRawPayloadParser(id: string): Promise<payloads.Contact> {
    const type = id === this.#parts.appId ? types.Contact.Official : types.Contact.Individual;
    return Promise.resolve({
      id,
      type,
      name: '',
      avatar: '',
      phone: [],
      gender: types.ContactGender.Unknown,
    });
  }

  override contactList = () => Promise.resolve([]);
  override contactSelfName = noProfile;
  override contactSelfQRCode = noProfile;
  override contactSelfSignature = noProfile;
  override contactAlias = noProfile;
  override contactAvatar = noProfile;
  override contactPhone = noProfile;
  override contactCorporationRemark = noProfile;
  override contactDescription = noProfile;

  override conversationReadMark = () => Promise.resolve();
  override messageContact = cannotFetch;
  /** A received file is fetched by its MediaId: see media.ts. */
  override messageFile = cannotFetch;
  override messageImage = cannotFetch;
  override messageMiniProgram = cannotFetch;
  override messageUrl = cannotFetch;
  override messageLocation = cannotFetch;
  override messageForward = cannotSay;
  override messageSendContact = cannotSay;
  override messageSendFile = cannotSay;
  override messageSendLocation = cannotSay;
  override messageSendMiniProgram = cannotSay;
  override messageSendPost = cannotSay;
  override messageSendUrl = cannotSay;
  override messageRecall = () => Promise.resolve(false);
}
