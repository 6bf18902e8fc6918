import type { Verdict } from '../domain/visit'

/** Hertz, one after the other: rising for who may come in, falling for who may not. */
const TONES: Readonly<Record<Verdict, readonly number[]>> = {
  verified: [880, 1320],
  caution: [660, 660],
  refused: [330, 196],
}
const TONE_SECONDS = 0.16

/** Says a verdict by ear, for those who look at the visitor and not at the screen. */
export const playVerdict = (verdict: Verdict): void => {
  if (typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
  TONES[verdict].forEach((hertz, place) => {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const start = audio.currentTime + place * (TONE_SECONDS + 0.04)
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.25, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECONDS)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + TONE_SECONDS)
  })
  setTimeout(() => void audio.close(), 1000)
}
