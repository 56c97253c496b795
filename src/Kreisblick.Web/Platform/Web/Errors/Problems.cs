namespace Kreisblick.Web.Platform.Web.Errors;

internal static class Problems
{
    /// <summary>Problem documents that an endpoint writes itself get the same stable type and German title.</summary>
    public static void AddProblems(this IServiceCollection services) =>
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = static context =>
            {
                var problem = context.ProblemDetails;
                var status = problem.Status ?? context.HttpContext.Response.StatusCode;
                // The framework's own types point to sections of HTTP's specification; ours name the portal's case.
                if (problem.Type?.StartsWith(ErrorWords.TypePrefix, StringComparison.Ordinal) == true)
                    return;
                problem.Type = ErrorWords.Type(status);
                problem.Title = ErrorWords.For(status).Title;
                problem.Extensions.Remove("traceId");
            }
        );
}
