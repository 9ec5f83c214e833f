using System.Net.Http.Headers;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Reads what a request that failed says, and when an answer asks to come back. Pure functions.</summary>
internal static class BrokenRequest
{
    /// <summary>HTTP/2: not processed, may be sent again.</summary>
    private const long RefusedStream = 7;

    /// <param name="isWritten">All of the message was handed to the connection, as far as anybody knows.</param>
    public static FcmAnswer Read(Exception exception, bool isWritten)
    {
        if (exception is OperationCanceledException)
            return new FcmAnswer(isWritten ? AnswerKind.NoAnswer : AnswerKind.NotProcessed, "TIMEOUT");
        var isUnseen = !isWritten || IsRefusal(exception)
            || exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
        return new FcmAnswer(isUnseen ? AnswerKind.NotProcessed : AnswerKind.NoAnswer, "CONNECTION", RetryAfter: null, exception.Message);
    }

    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider time)
    {
        if (headers.RetryAfter is not { } after)
            return null;
        // By their clock, which the date was made with.
        var wait = after.Delta ?? after.Date - (headers.Date ?? time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static bool IsRefusal(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpProtocolException { ErrorCode: RefusedStream })
                return true;
        }
        return false;
    }
}
