import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'excel-worker': 'src/main/backend/excel/excel-worker.ts',
          'read-worker': 'src/main/backend/excel/reading/read-worker.ts',
          'understand-worker': 'src/main/backend/excel/understanding/understand-worker.ts',
          'store-worker': 'src/main/backend/store-worker.ts',
        },
      },
    },
  },
  // A sandboxed preload cannot be an ES module, and cannot require from node_modules.
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    plugins: [react()],
    // A data: URL would be refused by the content security policy.
    build: { minify: true, assetsInlineLimit: 0 },
  },
})
