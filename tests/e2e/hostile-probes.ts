import { bridgeProbes } from './hostile-bridge-probes.ts'
import { codeProbes } from './hostile-code-probes.ts'
import { networkProbes } from './hostile-network-probes.ts'
import { permissionProbes } from './hostile-permission-probes.ts'
import type { Probe } from './hostile-probe.ts'

export const probes: readonly Probe[] = [...networkProbes, ...codeProbes, ...bridgeProbes, ...permissionProbes]
