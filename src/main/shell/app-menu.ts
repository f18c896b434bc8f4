import { app, dialog, Menu, type MenuItemConstructorOptions, shell } from 'electron'

/** Sets the menu of the application. `logsDir` is what "Mở thư mục nhật ký" opens. */
export function setAppMenu(logsDir: string): void {
  const edit: MenuItemConstructorOptions[] = [
    { id: 'edit.undo', label: 'Hoàn tác', role: 'undo' },
    { id: 'edit.redo', label: 'Làm lại', role: 'redo' },
    { type: 'separator' },
    { id: 'edit.cut', label: 'Cắt', role: 'cut' },
    { id: 'edit.copy', label: 'Sao chép', role: 'copy' },
    { id: 'edit.paste', label: 'Dán', role: 'paste' },
    { id: 'edit.select-all', label: 'Chọn tất cả', role: 'selectAll' },
  ]
  const view: MenuItemConstructorOptions[] = [
    { id: 'view.zoom-in', label: 'Phóng to', role: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
    { id: 'view.zoom-out', label: 'Thu nhỏ', role: 'zoomOut' },
    { id: 'view.zoom-reset', label: 'Cỡ thường', role: 'resetZoom' },
    { type: 'separator' },
    { id: 'view.full-screen', label: 'Toàn màn hình', role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [{ id: 'view.dev-tools', label: 'Công cụ lập trình', role: 'toggleDevTools' } as const]),
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '&Tệp', submenu: [{ id: 'file.quit', label: 'Thoát', role: 'quit' }] },
      { label: '&Sửa', submenu: edit },
      { label: '&Xem', submenu: view },
      {
        label: 'Trợ &giúp',
        submenu: [
          { id: 'help.logs', label: 'Mở thư mục nhật ký', click: () => void shell.openPath(logsDir) },
          { id: 'help.about', label: 'Giới thiệu', click: () => void showAbout() },
        ],
      },
    ]),
  )
}

async function showAbout(): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: 'Giới thiệu',
    message: 'Sổ Căn Cước',
    detail: `Phiên bản ${app.getVersion()}\nSố liệu nằm trên máy này, chương trình không dùng mạng.`,
    buttons: ['Đóng'],
  })
}
