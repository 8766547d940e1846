package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of {@link RetryBudget}. */
final class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    private int countRetries(int cost) {
        return (int) IntStream.range(0, 1_000)
                .takeWhile(i -> budget.tryAcquire(cost))
                .count();
    }

    @Test
    void allowsFiftyRetriesInARow() {
        assertEquals(50, countRetries(RetryBudget.RETRY_COST));
    }

    @Test
    void chargesLessForWhatWasNeverSent() {
        assertEquals(250, countRetries(RetryBudget.UNSENT_RETRY_COST));
    }

    @Test
    void returnsTheCostOfARetryThatSucceeds() {
        countRetries(RetryBudget.RETRY_COST);
        budget.refund(RetryBudget.RETRY_COST);
        assertEquals(1, countRetries(RetryBudget.RETRY_COST));
    }

    @Test
    void earnsARetryByTenFirstAttemptsThatSucceed() {
        countRetries(RetryBudget.RETRY_COST);
        for (int i = 0; i < 9; i++) {
            budget.recordSuccess();
        }
        assertFalse(budget.tryAcquire(RetryBudget.RETRY_COST));
        budget.recordSuccess();
        assertTrue(budget.tryAcquire(RetryBudget.RETRY_COST));
    }

    @Test
    void neverHoldsMoreThanAtFirst() {
        budget.refund(1_000);
        assertEquals(50, countRetries(RetryBudget.RETRY_COST));
    }
}
