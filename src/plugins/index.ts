import type { Module } from '@/kernel/module'

/** The modules beyond the core slices, in the order in which the admin panel shows them. */
export const plugins: Module[] = []
