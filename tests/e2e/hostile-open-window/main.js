// The opposite of the application, for controls: one window with no guard, no policy and every permission, showing the
// page of an outside server. What is tried on the application in vain must succeed here.
import { app, BrowserWindow } from 'electron'

const { SO_CAN_CUOC_DATA: dataDir, OPEN_WINDOW_PAGE: url } = process.env
if (dataDir === undefined || url === undefined) throw new Error('started by hostile-page.spec.ts only')

app.setPath('userData', dataDir)
app.commandLine.appendSwitch('allow-file-access-from-files')
app.on('web-contents-created', (_created, contents) => {
  // The stand-in for Electron shows no second window: what one would load is asked for from here.
  contents.setWindowOpenHandler((asked) => {
    void fetch(asked.url).catch(() => undefined)
    return { action: 'deny' }
  })
})
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => new BrowserWindow({ width: 800, height: 600 }).loadURL(url))
