import { getAssetUrlsByMetaUrl } from '@tldraw/assets/urls'

const urls = getAssetUrlsByMetaUrl()

/**
 * Everything tldraw would load from its maker's servers, from this one (B10). Labels are set in Pretendard,
 * in the faces tldraw waits for before it measures text: a label then has one size in every browser.
 */
export const assetUrls = {
  ...urls,
  fonts: {
    ...urls.fonts,
    tldraw_sans: new URL(
      'pretendard/dist/web/static/woff2-subset/Pretendard-Medium.subset.woff2',
      import.meta.url,
    ).href,
    tldraw_sans_bold: new URL(
      'pretendard/dist/web/static/woff2-subset/Pretendard-Bold.subset.woff2',
      import.meta.url,
    ).href,
  },
}
