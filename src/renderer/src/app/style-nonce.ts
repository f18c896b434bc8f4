declare global {
  interface Window {
    /** Read by the scroll lock that dialogs use, which styles the page from a style element of its own. */
    __webpack_nonce__?: string
  }
}

/**
 * The nonce of this very response, which the main process writes into index.html; style elements without it are refused
 * by the content security policy. Empty where the page is served without a policy (development).
 */
export function styleNonce(): string {
  return document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? ''
}

/** Must run before the first dialog is drawn. */
export function shareStyleNonce(): void {
  window.__webpack_nonce__ = styleNonce()
}
