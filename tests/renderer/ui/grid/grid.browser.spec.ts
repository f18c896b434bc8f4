import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { Harness } from './harness/open-harness.ts'
import { openHarness } from './harness/open-harness.ts'

let grid: Harness

test.beforeEach(async ({ page }) => {
  grid = await openHarness(page)
})

/** Puts text on the real clipboard through a text field, then comes back to the cell. */
async function putOnClipboard(page: Page, text: string): Promise<void> {
  const field = page.getByLabel('Ghi chú', { exact: true })
  await field.fill(text)
  await field.press('Control+a')
  await field.press('Control+x')
}

async function readClipboard(page: Page): Promise<string> {
  const field = page.getByLabel('Ghi chú', { exact: true })
  await field.fill('')
  await field.press('Control+v')
  return field.inputValue()
}

/** A paste event with exactly the given text, as Excel puts it there with CRLF. */
async function pasteExact(text: string): Promise<void> {
  await grid.editor.evaluate((input, value) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', value)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test.describe('typing', () => {
  test('replaces the cell from the first key on and saves on Enter, Tab, an arrow and a click', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await page.keyboard.type('34')
    await page.keyboard.press('Tab')
    await page.keyboard.type('56')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('78')
    await grid.cell(5, 8).click()
    expect(await grid.edits()).toEqual(
      ['r0/c0=12', 'r1/c0=34', 'r1/c1=56', 'r2/c1=78'].map((cell) => ({ cause: 'type', cells: [cell] })),
    )
    expect(await grid.activeCell()).toBe('r5/c8')
    await expect(grid.cell(2, 1)).toHaveText('78')
  })

  test('never loses a key of fast typing across cells', async ({ page }) => {
    await grid.goTo(0, 5)
    const keys = Array.from({ length: 40 }, (_, index) => String(100 + index))
    for (const text of keys) {
      for (const key of text) void page.keyboard.press(key)
      await page.keyboard.press('Enter')
    }
    const sent = (await grid.edits()).flatMap(({ cells }) => cells)
    expect(sent).toEqual(keys.map((text, index) => `r${index}/c5=${text}`))
  })

  test('keeps cells apart when keys arrive in one burst', async () => {
    await grid.goTo(0, 0)
    await grid.editor.evaluate((element) => {
      const input = element as HTMLInputElement
      for (const text of ['11', '22', '33']) {
        input.value = text
        input.dispatchEvent(new InputEvent('input', { bubbles: true }))
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      }
    })
    expect((await grid.edits()).flatMap(({ cells }) => cells)).toEqual(['r0/c0=11', 'r1/c0=22', 'r2/c0=33'])
    await expect(grid.editor).toHaveValue('')
  })

  test('F2 opens at the end of the text, where arrows move the caret; Escape gives up', async ({ page }) => {
    await grid.goTo(3, 6)
    await page.keyboard.press('F2')
    await expect(grid.editor).toHaveValue('1234')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('9')
    await expect(grid.editor).toHaveValue('12394')
    await page.keyboard.press('Escape')
    expect(await grid.edits()).toEqual([])
    await page.keyboard.press('F2')
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    expect(await grid.edits()).toEqual([{ cause: 'type', cells: ['r3/c6=12345'] }])
  })

  test('Backspace empties and edits, a click into the text stays in it, leaving the window saves', async ({ page }) => {
    await grid.goTo(0, 1)
    await page.keyboard.press('Backspace')
    await expect(grid.editor).toHaveValue('')
    await page.keyboard.type('88')
    await grid.editor.click()
    await expect(grid.editor).toHaveValue('88')
    await expect(grid.editor).toHaveAttribute('data-mode', 'edit')
    await grid.editor.evaluate((input) => input.blur())
    expect(await grid.edits()).toEqual([{ cause: 'type', cells: ['r0/c1=88'] }])
  })

  test('a double click edits the text; a derived cell refuses and says why', async ({ page }) => {
    await grid.cell(3, 6).dblclick()
    await expect(grid.editor).toHaveValue('1234')
    await page.keyboard.press('Escape')
    await grid.goTo(0, 3)
    await page.keyboard.type('5')
    await expect(grid.editor).toHaveValue('')
    expect(await grid.log(({ skipped }) => skipped)).toEqual([{ cause: 'type', readOnly: 1, outside: 0 }])
    expect(await grid.edits()).toEqual([])
  })

  test('the editor says what the figure is made of', async ({ page }) => {
    await grid.goTo(4, 0)
    await page.keyboard.press('F2')
    await expect(page.getByText('12 tại chỗ + 18 lưu động = 30')).toBeVisible()
  })

  test('a wrong text stays in sight as an error', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.keyboard.type('1o')
    await page.keyboard.press('Enter')
    await expect(grid.cell(0, 0)).toHaveText('1o')
    await expect(grid.cell(0, 0)).toHaveAttribute('aria-invalid', 'true')
  })
})

test.describe('an input method', () => {
  test('keeps the composed first letter, corrects it and saves the finished word', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page)
    await grid.goTo(0, 0)
    for (const text of ['d', 'đ', 'đo', 'đó']) {
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await expect(grid.editor).toHaveValue(text)
    }
    await cdp.send('Input.insertText', { text: 'đó' })
    await page.keyboard.press('Enter')
    expect(await grid.edits()).toEqual([{ cause: 'type', cells: ['r0/c0=đó'] }])
    await expect(grid.editor).toHaveValue('')
  })

  test('takes digits straight in, composed or inserted, cell after cell', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page)
    await grid.goTo(0, 0)
    await cdp.send('Input.imeSetComposition', { text: '7', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.insertText', { text: '7' })
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await cdp.send('Input.insertText', { text: '15' })
    await page.keyboard.press('Enter')
    expect((await grid.edits()).flatMap(({ cells }) => cells)).toEqual(['r0/c0=72', 'r1/c0=15'])
  })

  test('given up leaves the cell as it was', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page)
    await grid.goTo(0, 0)
    await cdp.send('Input.imeSetComposition', { text: 'a', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
    await page.keyboard.press('Enter')
    expect(await grid.edits()).toEqual([])
  })

  test('a click elsewhere in the middle of a word saves the word where it was typed', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page)
    await grid.goTo(0, 0)
    await cdp.send('Input.imeSetComposition', { text: 'đo', selectionStart: 2, selectionEnd: 2 })
    await grid.cell(4, 5).click()
    expect(await grid.edits()).toEqual([{ cause: 'type', cells: ['r0/c0=đo'] }])
    await expect(grid.editor).toHaveValue('')
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    expect((await grid.edits()).at(-1)?.cells).toEqual(['r4/c5=3'])
  })

  test('correcting by Backspace, as Unikey does, ends with the corrected letter', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.keyboard.press('a')
    await page.keyboard.press('Backspace')
    await page.keyboard.insertText('á')
    await page.keyboard.press('Enter')
    expect(await grid.edits()).toEqual([{ cause: 'type', cells: ['r0/c0=á'] }])
  })

  test('in a derived cell leaves no trace', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page)
    await grid.goTo(0, 3)
    await cdp.send('Input.imeSetComposition', { text: 'đ', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.insertText', { text: 'đ' })
    await page.keyboard.press('ArrowLeft')
    await expect(grid.editor).toHaveValue('')
    await page.keyboard.type('4')
    await page.keyboard.press('Enter')
    expect((await grid.edits()).flatMap(({ cells }) => cells)).toEqual(['r0/c2=4'])
  })

  test('a composed "k" alone means the key K', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page)
    await grid.goTo(8, 0)
    await cdp.send('Input.imeSetComposition', { text: 'k', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.insertText', { text: 'k' })
    await expect.poll(async () => (await grid.edits()).map(({ cause }) => cause)).toEqual(['no-activity'])
    await expect(grid.editor).toHaveValue('')
  })
})

test.describe('the clipboard', () => {
  test('takes a block from Excel: CRLF, a quoted cell, thousand dots, a blank', async () => {
    await grid.goTo(0, 0)
    await pasteExact('1\t2\r\n1.494.541\t\r\n"a\nb"\t4\r\n')
    expect(await grid.edits()).toEqual([
      { cause: 'paste', cells: ['r0/c0=1', 'r0/c1=2', 'r1/c0=1.494.541', 'r1/c1=', 'r2/c0=a\nb', 'r2/c1=4'] },
    ])
    await expect(grid.cell(1, 0)).toHaveText('1.494.541')
    await expect(grid.grid.locator('td[aria-selected="true"]')).toHaveCount(6)
  })

  test('says how many values were locked and how many did not fit', async () => {
    await grid.goTo(46, 18)
    await pasteExact('1\t2\t3\r\n4\t5\t6\r\n')
    await grid.goTo(0, 2)
    await pasteExact('7\t8\t9')
    expect(await grid.log(({ skipped }) => skipped)).toEqual([
      { cause: 'paste', readOnly: 0, outside: 4 },
      { cause: 'paste', readOnly: 2, outside: 0 },
    ])
  })

  test('copies plain digits with Ctrl+C and outlines them; one value pasted fills a selection', async ({ page }) => {
    await grid.goTo(3, 6)
    await page.keyboard.press('Control+c')
    await grid.goTo(0, 0)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Control+v')
    const cells = ['r0/c0=1234', 'r0/c1=1234', 'r1/c0=1234', 'r1/c1=1234']
    expect(await grid.edits()).toEqual([{ cause: 'paste', cells }])
    await page.keyboard.press('Control+c')
    expect(await readClipboard(page)).toBe('1234\t1234\n1234\t1234')
  })

  test('cuts with Ctrl+X and pastes what another program copied with Ctrl+V', async ({ page }) => {
    await putOnClipboard(page, '5\t6')
    await grid.goTo(1, 0)
    await page.keyboard.press('Control+v')
    await page.keyboard.press('Control+x')
    expect(await grid.edits()).toEqual([
      { cause: 'paste', cells: ['r1/c0=5', 'r1/c1=6'] },
      { cause: 'cut', cells: ['r1/c0=', 'r1/c1='] },
    ])
    expect(await readClipboard(page)).toBe('5\t6')
  })

  test('belongs to the text while a cell is edited', async ({ page }) => {
    await putOnClipboard(page, '42')
    await grid.goTo(0, 0)
    await page.keyboard.type('1')
    await page.keyboard.press('Control+v')
    await page.keyboard.press('Enter')
    expect(await grid.edits()).toEqual([{ cause: 'type', cells: ['r0/c0=142'] }])
  })
})

test.describe('keys', () => {
  test('a run of Tabs followed by Enter returns to the column where the run began', async ({ page }) => {
    await grid.goTo(2, 0)
    for (const text of ['1', '2', '3']) {
      await page.keyboard.type(text)
      await page.keyboard.press(text === '3' ? 'Enter' : 'Tab')
    }
    expect(await grid.activeCell()).toBe('r3/c0')
  })

  test('undo and redo take a paste as one step and return to its cells', async ({ page }) => {
    await grid.goTo(0, 0)
    await pasteExact('91\t92\r\n93\t94')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+z')
    expect(await grid.edits()).toHaveLength(2)
    await expect(grid.cell(1, 1)).toHaveText('10')
    expect(await grid.activeCell()).toBe('r0/c0')
    await page.keyboard.press('Control+Shift+z')
    await expect(grid.cell(1, 1)).toHaveText('94')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+y')
    expect((await grid.edits()).map(({ cause }) => cause)).toEqual(['paste', 'undo', 'redo', 'undo', 'redo'])
  })

  test('move, select, fill and clear', async ({ page }) => {
    await grid.goTo(7, 0)
    await page.keyboard.press('Control+ArrowDown')
    expect(await grid.activeCell()).toBe('r9/c0')
    await page.keyboard.press('End')
    expect(await grid.activeCell()).toBe('r9/c19')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await page.keyboard.press('Delete')
    expect((await grid.edits()).map(({ cause, cells }) => [cause, ...cells])).toEqual([
      ['fill', 'r1/c0=0'],
      ['delete', 'r0/c0=', 'r1/c0='],
    ])
    await page.keyboard.press('Control+Space')
    expect((await grid.log(({ stats }) => stats))?.cells).toBe(47)
    await page.keyboard.press('Control+a')
    expect((await grid.log(({ stats }) => stats))?.cells).toBe(47 * 20)
  })

  test('Page Down goes one screen and keeps the cell between heading and total', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.keyboard.press('PageDown')
    await expect(grid.cell(19, 0)).toHaveAttribute('data-active')
    const box = await grid.cell(19, 0).boundingBox()
    const total = await page.locator('tfoot').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(total?.y ?? 0)
  })

  test('K fills the blanks of the row with zeros, Shift+K of all rows, and undo takes it back', async ({ page }) => {
    await grid.goTo(8, 0)
    await page.keyboard.press('k')
    await expect(grid.cell(8, 1)).toHaveText('0')
    await page.keyboard.press('Control+z')
    await expect(grid.cell(8, 1)).toHaveText('')
    await page.keyboard.press('Shift+K')
    expect((await grid.edits()).map(({ cause }) => cause)).toEqual(['no-activity', 'undo', 'no-activity'])
  })

  test('F1 asks for an explanation; Ctrl+; and Alt+arrow reach the screen with the text saved in its own day', async ({
    page,
  }) => {
    await page.evaluate(() => {
      window.addEventListener('keydown', (event) => {
        if (event.altKey && event.key === 'ArrowRight' && !event.defaultPrevented) window.harness.setDay('2023-04-16')
      })
    })
    await grid.goTo(0, 0)
    await page.keyboard.press('F1')
    expect(await grid.log(({ explained }) => explained)).toEqual([{ rowId: 'r0', colId: 'c0' }])
    await page.keyboard.type('5')
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.type('6')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    const sent = await grid.log(({ edits }) => edits.map(({ documentId, cause }) => `${documentId} ${cause}`))
    expect(sent).toEqual(['2023-04-15 type', '2023-04-16 type', '2023-04-16 undo'])
  })

  test('text being typed when the host shows another day is saved in the day it was typed for', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.keyboard.type('5')
    await page.evaluate(() => window.harness.setDay('2023-04-16'))
    await expect(grid.editor).toHaveValue('')
    expect(await grid.log(({ edits }) => edits.map(({ documentId }) => documentId))).toEqual(['2023-04-15'])
  })

  test('a text begun before the day was locked is finished and handed over', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.keyboard.type('5')
    await page.evaluate(() => window.harness.setReadOnly(true))
    await expect(page.getByRole('grid')).toHaveAttribute('aria-readonly', 'true')
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    expect(await grid.log(({ edits }) => edits.flatMap((one) => one.edits.map(({ text }) => text)))).toEqual(['57'])
  })

  test('text being typed when the grid is taken off the screen is saved', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.keyboard.type('5')
    await page.evaluate(() => window.harness.setShown(false))
    await expect(page.getByRole('grid')).toHaveCount(0)
    expect(await grid.log(({ edits }) => edits.flatMap((one) => one.edits.map(({ text }) => text)))).toEqual(['5'])
  })

  test('Tab leaves the grid after the last cell only', async ({ page }) => {
    await grid.goTo(46, 18)
    await page.keyboard.press('Tab')
    expect(await grid.activeCell()).toBe('r46/c19')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('Ghi chú', { exact: true })).toBeFocused()
  })

  test('a closed day can be walked and copied and not written', async ({ page }) => {
    await page.evaluate(() => window.harness.setReadOnly(true))
    await grid.goTo(3, 6)
    await page.keyboard.type('5')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+c')
    expect(await readClipboard(page)).toBe('1234')
    expect(await grid.edits()).toEqual([])
  })
})

test.describe('the mouse', () => {
  test('drags and Shift+clicks a selection, and reports what it adds up to', async ({ page }) => {
    await grid.cell(0, 0).hover()
    await page.mouse.down()
    await grid.cell(2, 1).hover()
    await page.mouse.up()
    expect(await grid.log(({ stats }) => stats)).toEqual({ cells: 6, count: 6, sum: 0 + 3 + 7 + 10 + 14 + 17 })
    await grid.cell(8, 0).click({ modifiers: ['Shift'] })
    expect((await grid.log(({ stats }) => stats))?.cells).toBe(9)
    expect((await grid.log(({ stats }) => stats))?.count).toBe(8)
  })

  test('scrolls on while the button is held beyond the edge', async ({ page }) => {
    await grid.cell(15, 2).hover()
    await page.mouse.down()
    await page.mouse.move(500, 766)
    await expect(grid.cell(46, 2)).toHaveAttribute('aria-selected', 'true')
    await page.mouse.up()
  })

  test('a press beside the cells keeps the keyboard in the grid', async ({ page }) => {
    await grid.goTo(0, 0)
    await page.getByRole('columnheader', { name: 'Kích hoạt' }).click()
    await page.locator('tfoot td').nth(3).click()
    await expect(grid.editor).toBeFocused()
    expect(await grid.activeCell()).toBe('r0/c0')
  })

  test('selects by headings', async ({ page }) => {
    await page.getByRole('columnheader', { name: 'Đổi' }).click()
    expect((await grid.log(({ stats }) => stats))?.cells).toBe(47)
    await page.getByRole('rowheader', { name: 'Xã Ea Phê' }).click()
    expect((await grid.log(({ stats }) => stats))?.cells).toBe(20)
    await expect(grid.editor).toBeFocused()
  })
})

test.describe('the picture', () => {
  test('17 rows and 16 figure columns are in full sight beside an open panel', async ({ page }) => {
    const seen = await page.evaluate(() => {
      const whole = (element: Element | null): boolean => {
        const box = element?.getBoundingClientRect()
        if (!element || !box) return false
        return [
          [box.left + 1, box.top + 1],
          [box.right - 2, box.bottom - 2],
        ].every(([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0) === element)
      }
      const cells = (selector: string): number => [...document.querySelectorAll(selector)].filter(whole).length
      return { rows: cells('td[data-col="1"][data-row]'), columns: cells('td[data-row="1"][data-col]') }
    })
    expect(seen.rows).toBeGreaterThanOrEqual(17)
    expect(seen.columns).toBeGreaterThanOrEqual(16)
  })

  test('heading, unit column and total row stay in place while 47 rows and 20 columns scroll', async ({ page }) => {
    const fixed = [page.locator('thead'), page.locator('tfoot'), page.getByRole('columnheader', { name: 'Đơn vị' })]
    const places = async (): Promise<unknown[]> =>
      Promise.all([
        fixed[0]?.evaluate((element) => element.getBoundingClientRect().y),
        fixed[1]?.evaluate((element) => element.getBoundingClientRect().y),
        fixed[2]?.evaluate((element) => element.getBoundingClientRect().x),
      ])
    const before = await places()
    await grid.goTo(46, 19)
    expect(await places()).toEqual(before)
    const last = await grid.cell(46, 19).boundingBox()
    const total = await fixed[1]?.boundingBox()
    expect(Math.abs((last?.y ?? 0) + 29 - (total?.y ?? 0))).toBeLessThan(1)
    const [rowHead, viewport] = await Promise.all([
      page.getByRole('rowheader', { name: 'Ngoài địa bàn' }).boundingBox(),
      page.getByRole('grid').locator('xpath=../..').boundingBox(),
    ])
    expect(rowHead?.x).toBe((viewport?.x ?? 0) + 30)
  })

  test('the editor covers its cell exactly, in sight and after scrolling, and nothing moves while typing', async ({
    page,
  }) => {
    for (const [row, col] of [
      [0, 0],
      [30, 12],
      [46, 19],
    ] as const) {
      await grid.goTo(row, col)
      await expect(async () => {
        const [cell, editor] = await Promise.all([grid.cell(row, col).boundingBox(), grid.editor.boundingBox()])
        expect(editor?.x).toBeCloseTo((cell?.x ?? 0) - 1, 0)
        expect(editor?.y).toBeCloseTo((cell?.y ?? 0) - 1, 0)
        expect(editor?.width).toBeCloseTo((cell?.width ?? 0) + 1, 0)
      }, 'the grid has scrolled to the cell').toPass({ timeout: 15_000 })
      const still = await grid.cell(row, col).boundingBox()
      await page.keyboard.type('123456789')
      expect(await grid.cell(row, col).boundingBox()).toEqual(still)
      await page.keyboard.press('Escape')
    }
  })

  test('a figure that does not fit shows that it is cut', async ({ page }) => {
    await expect(grid.cell(0, 0)).toHaveCSS('text-overflow', 'ellipsis')
    await expect(page.locator('tfoot td').nth(1)).toHaveCSS('text-overflow', 'ellipsis')
  })

  test('a moving cursor reads two rows, not the whole grid', async ({ page }) => {
    await grid.goTo(10, 5)
    const before = await grid.log(({ cellReads }) => cellReads)
    await page.keyboard.press('ArrowDown')
    expect((await grid.log(({ cellReads }) => cellReads)) - before).toBeLessThan(2 * 20 + 15)
  })

  test('assistive technology finds a grid with counts, places and states', async () => {
    await expect(grid.grid).toHaveAttribute('aria-rowcount', String(3 + 47 + 1))
    await expect(grid.grid).toHaveAttribute('aria-colcount', '22')
    await grid.goTo(3, 6)
    await expect(grid.editor).toHaveAccessibleName('Xã Ea Kly, Thu nhận định danh Mức 2, 1.234, cảnh báo, có ghi chú')
    const id = await grid.cell(3, 6).getAttribute('id')
    await expect(grid.editor).toHaveAttribute('aria-activedescendant', id ?? '')
    await expect(grid.cell(3, 6)).toHaveAttribute('aria-selected', 'true')
    await expect(grid.cell(3, 3)).toHaveAttribute('aria-readonly', 'true')
    await expect(grid.cell(7, 2)).toHaveAttribute('aria-invalid', 'true')
  })

  test('axe has nothing to say about a grid being edited', async ({ page }) => {
    await grid.goTo(4, 0)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('F2')
    const firstRows = new AxeBuilder({ page }).include('.grid').exclude('tbody tr:nth-child(n + 11)')
    const { violations } = await firstRows.setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})

test.describe('a province’s 547 rows', () => {
  test.beforeEach(async ({ page }) => {
    grid = await openHarness(page, 547)
  })

  const drawnRows = (): Promise<number> => grid.grid.locator('td[data-col="0"]').count()

  test('have their cells where they are in sight, and keep their places', async ({ page }) => {
    await expect.poll(drawnRows).toBeLessThan(130)
    await expect(page.getByRole('row')).toHaveCount(547 + 4)
    const viewport = page.getByRole('grid').locator('xpath=../..')
    for (const row of [300, 546, 0]) {
      await viewport.evaluate((element, at) => element.scrollTo({ top: (at - 5) * 29 }), row)
      await expect(grid.cell(row, 0)).toBeInViewport()
      await expect.poll(drawnRows).toBeLessThan(130)
    }
  })

  test('are walked, typed into and copied from the first to the last', async ({ page }) => {
    await grid.goTo(0, 1)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Home')
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    expect(await grid.edits()).toEqual([{ cause: 'type', cells: ['r546/c0=7'] }])
    await expect(grid.cell(546, 0)).toBeInViewport()
    await page.keyboard.press('Control+Home')
    await expect(grid.cell(0, 0)).toBeInViewport()
    await page.keyboard.press('Control+Shift+End')
    await expect(grid.cell(546, 19)).toBeInViewport()
    await page.keyboard.press('Control+c')
    const copied = (await readClipboard(page)).trim()
    expect(copied.length).toBeGreaterThan(547)
    await expect(grid.cell(0, 0)).toBeAttached()
    await expect(grid.cell(546, 0)).toBeAttached()
  })

  test('a selection that grows is in sight where it grows, also after looking elsewhere', async ({ page }) => {
    await grid.goTo(0, 1)
    await page.keyboard.press('Control+Shift+End')
    await page.keyboard.press('Shift+ArrowUp')
    await expect(grid.cell(545, 19)).toBeInViewport()
    await page
      .getByRole('grid')
      .locator('xpath=../..')
      .evaluate((element) => element.scrollTo({ top: 200 * 29 }))
    await expect(grid.cell(205, 19)).toBeInViewport()
    await page.keyboard.press('Shift+ArrowUp')
    await expect(grid.cell(544, 19)).toBeInViewport()
  })
})
