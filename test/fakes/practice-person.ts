/** The person on the practice tenant's sign-in pages; the command line plays one too. */
export * from '../../main/practice/scripted-person.ts';
