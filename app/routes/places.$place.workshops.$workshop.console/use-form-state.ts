import { useNavigation } from '@remix-run/react';
import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * What a form was filled from, to be sent along: it follows what others change as long as nothing was typed, so that
 * nobody overwrites what they never saw.
 * @param current how it stands now
 * @param isRefused whether the form was sent, and something typed in it was wrong
 */
export function useFilledFrom<T extends string | number>(current: T, isRefused: boolean) {
  const [filledFrom, setFilledFrom] = useState(current);
  const [isTyped, setIsTyped] = useState(false);
  if (filledFrom !== current && !isTyped && !isRefused) setFilledFrom(current);
  return {
    filledFrom,
    /** Whether something was typed that is not sent yet. */
    isTyped,
    /** For the form: to know whether something was typed since it was sent last. */
    onInput: () => setIsTyped(true),
    onSubmit: () => setIsTyped(false),
  };
}

/** Empties a form once what it sent was taken. @param isRefused whether it was not */
export function useEmptied(form: RefObject<HTMLFormElement>, isRefused: boolean): () => void {
  const { state } = useNavigation();
  const isSent = useRef(false);
  useEffect(() => {
    if (state !== 'idle' || !isSent.current) return;
    isSent.current = false;
    if (!isRefused) form.current?.reset();
  }, [state, isRefused, form]);
  return () => {
    isSent.current = true;
  };
}
