/** Where a person lies: sumu/town health centre, banner-level hospital, above the banner. */
export const tiers = ['sumu', 'banner', 'above'] as const;
export type Tier = (typeof tiers)[number];

/** Five-guarantee (wubao) and special-poor (tekun) households hold a certificate: civil affairs pays their premium (III.2.1). */
export const categories = ['ordinary', 'wubao', 'tekun'] as const;
export type Category = (typeof categories)[number];
