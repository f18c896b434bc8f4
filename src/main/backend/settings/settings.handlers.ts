import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { SettingsService } from './settings.service.ts'
import type { SetupService } from './setup.service.ts'

/** Contract of the settings area → its services. */
export function settingsHandlers(settings: SettingsService, setup: SetupService): AreaHandlers<'settings'> {
  return {
    'settings.getToday': () => settings.getToday(),
    'settings.getSetup': () => setup.getSetup(),
    'settings.getSetupDraft': () => settings.getSetupDraft(),
    'settings.saveSetupDraft': (input) => settings.saveSetupDraft(input),
    'settings.applySetup': (input, caller) => setup.applySetup(input, caller.author),
    'settings.getLetterhead': () => settings.getLetterhead(),
    'settings.setLetterhead': (input, caller) => settings.setLetterhead(input, caller.author),
    'settings.getReporting': () => settings.getReporting(),
    'settings.setReporting': (input, caller) => settings.setReporting(input, caller.author),
    'settings.listHolidays': () => settings.listHolidays(),
    'settings.setHolidays': (input, caller) => settings.setHolidays(input, caller.author),
    'settings.getPreferences': () => settings.getPreferences(),
    'settings.setPreferences': (input) => settings.setPreferences(input),
  }
}
