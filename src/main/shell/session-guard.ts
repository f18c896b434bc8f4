import { app, type Session } from 'electron'
import { isAllowedRequest, isAppPage } from './app-origin.ts'

/**
 * Takes the network away from the browser itself, below what a request filter sees: no name or address resolves, and
 * WebRTC, which asks no filter, gets no UDP. Must run before the app is ready.
 */
export function closeNetwork(devServerUrl: string | undefined): void {
  const exception = devServerUrl === undefined ? '' : `, EXCLUDE ${new URL(devServerUrl).hostname}`
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exception}`)
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}

/**
 * Closes what a page could reach through the session and through its window: no network, no permission, no other page,
 * no second window, no webview, no download the application did not start.
 */
export function guardSession(session: Session, devServerUrl: string | undefined): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isAllowedRequest(details.url, devServerUrl) })
  })
  session.on('will-download', (event) => event.preventDefault())
}

/** Must run before the first window exists: it guards every web contents from its creation. */
export function guardWebContents(devServerUrl: string | undefined): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isAppPage(event.url, devServerUrl)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
