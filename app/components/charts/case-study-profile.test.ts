import { describe, expect, it } from 'vitest';
import { caseStudyRows, caseStudySentence } from './case-study-profile';

const dimension = (name: string, mean: number | null, rated = 2) => ({
  id: name.toLowerCase(),
  name,
  point: mean === null ? null : { mean, rated },
});

describe('the profile of one case study', () => {
  const study = { id: 'oldham-2014', name: 'Oldham' };

  it('has its scores as a case study, not as an own place, and says of how many questions they are', () => {
    const [row] = caseStudyRows(study, [dimension('Vision', 3.5, 2)]);
    expect(row).toMatchObject({ value: null, points: [{ ...study, value: 3.5, rated: 2 }] });
  });

  it('names the case study even where its report is silent, and links only what there is to read', () => {
    const [told, silent] = caseStudyRows(study, [dimension('Vision', 3), dimension('Money', null)]);
    expect(silent).toMatchObject({ points: [{ ...study, value: null }] });
    expect(told?.href).toBe('#vision');
    expect(silent?.href).toBeUndefined();
  });

  it('says where the place was furthest on and least far, and how much is not told', () => {
    expect(
      caseStudySentence([dimension('Vision', 4), dimension('Money', 2.5), dimension('Trust', null)]),
    ).toBe(
      'As we read it, the place was furthest on in Vision (4.0 of 5) and least far in Money (2.5 of 5); the report is silent on 1 of 3 dimensions.',
    );
  });

  it('names all that share an end, up to three, and then tells how many they are', () => {
    const three = ['A', 'B', 'C'].map((name) => dimension(name, 4));
    expect(caseStudySentence([...three, dimension('D', 2)])).toContain(
      'in “A”, “B” and “C” (4.0 of 5) and least far in D (2.0 of 5)',
    );
    expect(caseStudySentence([...three, dimension('E', 4), dimension('D', 2)])).toContain(
      'in 4 dimensions (4.0 of 5)',
    );
  });

  it('does not call one of several equal scores the highest', () => {
    expect(caseStudySentence([dimension('A', 3), dimension('B', 3)])).toBe(
      'As we read it, the place stood at Developing (3.0) wherever the report tells.',
    );
    expect(caseStudySentence([dimension('A', null)])).toContain('does not tell enough');
  });
});
