import { type Probe, probe } from './hostile-probe.ts'

const headless = 'a browser without a screen has no such devices; granted-permissions asks for the permission alone'

/** What a page asks the browser for: devices, the clipboard, the person's attention, staying behind. */
export const permissionProbes: readonly Probe[] = [
  probe(
    'geolocation',
    () =>
      new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => done(true),
          (error) => done(error.code !== error.PERMISSION_DENIED),
          { timeout: 2000 },
        )
      }),
  ),
  probe('notifications', async () => (await Notification.requestPermission()) === 'granted'),
  probe('clipboard-read', () =>
    navigator.clipboard.readText().then(
      () => true,
      () => false,
    ),
  ),
  probe(
    'camera',
    () =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => true,
        () => false,
      ),
    headless,
  ),
  probe(
    'microphone',
    () =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => true,
        () => false,
      ),
    headless,
  ),
  probe(
    'midi',
    () =>
      navigator.requestMIDIAccess({ sysex: true }).then(
        () => true,
        () => false,
      ),
    headless,
  ),
  probe('idle-detection', async () => {
    const { IdleDetector } = window as unknown as { IdleDetector: { requestPermission(): Promise<string> } }
    return (await IdleDetector.requestPermission().catch(() => 'denied')) === 'granted'
  }),
  probe('screens', () =>
    (window as unknown as { getScreenDetails(): Promise<unknown> }).getScreenDetails().then(
      () => true,
      () => false,
    ),
  ),
  probe('local-fonts', async () => {
    const { queryLocalFonts } = window as unknown as { queryLocalFonts(): Promise<readonly unknown[]> }
    return (await queryLocalFonts().catch(() => [])).length > 0
  }),
  probe('granted-permissions', async () => {
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const) {
      const { state } = await navigator.permissions.query({ name } as unknown as PermissionDescriptor)
      if (state === 'granted') return true
    }
    return false
  }),
  probe('service-worker', () =>
    navigator.serviceWorker.register('/assets/sw.js').then(
      () => true,
      () => false,
    ),
  ),
]
