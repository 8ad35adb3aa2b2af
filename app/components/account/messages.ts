/** Said where the present password is missing or wrong. */
export const PRESENT_PASSWORD_MESSAGE = 'Enter the password that you sign in with now';

/** Said where the code is missing, wrong or used before. */
export const CODE_MESSAGE = 'Enter the code that your app shows now. Each code works once';
