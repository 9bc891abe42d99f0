/** What the platform sets, each with the page that says so. */

/**
 * "微信服务器在五秒内收不到响应会断掉连接，并且重新发起请求，总共重试三次":
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html
 */
export const hangsUpAfterMs = 5_000;
/** By then the response is on its way, or says that the answer comes later. */
export const answeredWithinMs = 4_500;

/** Ours: how far a request's timestamp may lie from our clock. The platform's own retries come within 15 seconds. */
export const clocksApartMs = 10 * 60_000;

/** Ours: the longest message of a person is 2,048 bytes, encrypted about 3,500. */
export const largestBody = 64 * 1024;

/**
 * "回复的消息内容 … 长度不超过2048字节", in passive replies and in customer-service messages (else 45002):
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Passive_user_reply_message.html
 */
export const longestText = 2_048;

/**
 * Customer-service messages after what the person did (rules since 12 June 2023): a message 5 within 48 hours; a menu
 * click, following, scanning 3 within a minute:
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html
 */
export const afterMessage = { count: 5, withinMs: 48 * 3_600_000 } as const;
export const afterEvent = { count: 3, withinMs: 60_000 } as const;

/**
 * "OpenID最少2个，最多10000个"; "clientmsgid … 长度限制64字节", checked against "24 小时内的群发记录" (an hour less
 * here): https://developers.weixin.qq.com/doc/service/api/notify/message/api_masssend.html
 * "用户每月只能接收4条" (service accounts, a calendar month):
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Batch_Sends_and_Originality_Checks.html
 */
export const massLimits = { atLeast: 2, atMost: 10_000, aMonth: 4, rememberedMs: 23 * 3_600_000 } as const;

/**
 * "群发内容为文字的字数上限为300个字符或300个汉字":
 * https://developers.weixin.qq.com/community/develop/doc/000c8c659b87a084cc799cccc51409
 */
export const longestMassText = 300;

/**
 * "有效期最长为7200s"; within its last five minutes a call gives the next one, and both are good. A forced
 * refresh is for a token that has leaked or is refused, "每天20次", "间隔至少为30s":
 * https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/getStableAccessToken.html
 */
export const renewedBeforeMs = 4 * 60_000;
export const forcedAtMostEveryMs = 30_000;

/**
 * "一级菜单数组，个数应为1~3个", "二级菜单数组，个数应为1~5个", "不超过16个字节，子菜单不超过60个字节", "key … 不超过128字节":
 * https://developers.weixin.qq.com/doc/offiaccount/Custom_Menus/Creating_Custom-Defined_Menu.html
 */
export const menuLimits = { top: 3, under: 5, topBytes: 16, underBytes: 60, keyBytes: 128 } as const;

/**
 * Temporary media are kept three days; "图片（image）: 10M，支持PNG\JPEG\JPG\GIF格式":
 * https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/New_temporary_materials.html
 */
export const largestImage = 10 * 1024 * 1024;
export const imageTypes = ['image/jpeg', 'image/png', 'image/gif'] as const;
/** The same page: a video, the largest of what a person can send, has 10M. */
export const largestMedia = 10 * 1024 * 1024;

/** Ours: how long one call of the platform may take. */
export const callWithinMs = 8_000;
/** Ours: how long a file may take; far shorter than its lease. */
export const fileWithinMs = 60_000;
